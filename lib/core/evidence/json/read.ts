import { wellFormed } from "../code-points";
import type { FileError, Source, Span } from "../source";

/** What a value is. */
export type JsonKind = "object" | "array" | "string" | "number" | "true" | "false" | "null";

/** A document's top value, or what stands in the way, with its place. */
export type JsonRead =
  | { readonly root: JsonValue; readonly error?: undefined }
  | { readonly root?: undefined; readonly error: FileError };

/** Objects and arrays inside one another; nobody's report comes near. */
const MAX_DEPTH = 256;

const KINDS = ["object", "array", "string", "number", "true", "false", "null"] as const;
const OBJECT = 0;
const ARRAY = 1;
const STRING = 2;
const NUMBER = 3;
const TRUE = 4;
const FALSE = 5;
const NULL = 6;

/** Numbers kept of a value: its kind, where it starts and ends, and the index of what follows it. */
const WIDTH = 4;

/**
 * Reads JSON (RFC 8259) and keeps the place of every value. `lenient` also takes what configuration files hold:
 * comments, trailing commas, keys without quotes, single quotes (JSON5 as people write it).
 * One pass over the text; values are numbers on a tape and become strings only when asked for. Never throws.
 */
export function readJson(source: Source, { lenient = false } = {}): JsonRead {
  const scanner = new Scanner(source.text, lenient);
  const failed = scanner.scan();
  if (failed) {
    const at = {
      path: source.path,
      start: failed.at,
      end: Math.min(failed.at + 1, source.text.length),
    };
    return { error: { code: failed.code, at } };
  }
  return { root: new JsonValue(source, scanner.tape, 0) };
}

/** A value of a document with its place. Asking one for what it is not gives null or nothing, never an error. */
export class JsonValue {
  constructor(
    private readonly source: Source,
    private readonly tape: Int32Array,
    private readonly index: number,
  ) {}

  get kind(): JsonKind {
    return KINDS[this.#number(0)] ?? "null";
  }

  /** From its first character to its last, quotes and brackets included. */
  get at(): Span {
    return { path: this.source.path, start: this.#number(1), end: this.#number(2) };
  }

  /** The decoded string; null for anything else. */
  get string(): string | null {
    return this.#number(0) === STRING
      ? decode(this.source.text, this.#number(1), this.#number(2))
      : null;
  }

  /** The number; null for anything else. */
  get number(): number | null {
    if (this.#number(0) !== NUMBER) return null;
    return Number(this.source.text.slice(this.#number(1), this.#number(2)));
  }

  /** True or false; null for anything else. */
  get boolean(): boolean | null {
    const kind = this.#number(0);
    return kind === TRUE ? true : kind === FALSE ? false : null;
  }

  /** An array's elements; none for anything else. */
  *items(): Generator<JsonValue> {
    if (this.#number(0) !== ARRAY) return;
    const end = this.#number(3);
    for (let index = this.index + WIDTH; index < end; index = this.tape[index + 3] ?? end) {
      yield new JsonValue(this.source, this.tape, index);
    }
  }

  /** An object's keys with their places and values, in the order of the text; none for anything else. */
  *entries(): Generator<readonly [key: string, value: JsonValue, keyAt: Span]> {
    if (this.#number(0) !== OBJECT) return;
    const { path, text } = this.source;
    const end = this.#number(3);
    for (let index = this.index + WIDTH; index < end; ) {
      const start = this.tape[index + 1] ?? 0;
      const stop = this.tape[index + 2] ?? 0;
      const value = new JsonValue(this.source, this.tape, index + WIDTH);
      yield [decode(text, start, stop), value, { path, start, end: stop }];
      index = this.tape[index + WIDTH + 3] ?? end;
    }
  }

  /** An object's value by key, the last one where it stands twice (as `JSON.parse` has it); null without one. */
  get(key: string): JsonValue | null {
    if (this.#number(0) !== OBJECT) return null;
    const { text } = this.source;
    const end = this.#number(3);
    let found = -1;
    for (let index = this.index + WIDTH; index < end; ) {
      if (this.#isKey(text, index, key)) found = index + WIDTH;
      index = this.tape[index + WIDTH + 3] ?? end;
    }
    return found < 0 ? null : new JsonValue(this.source, this.tape, found);
  }

  /** The value behind several keys. */
  path(...keys: readonly string[]): JsonValue | null {
    return keys.reduce<JsonValue | null>((value, key) => value?.get(key) ?? null, this);
  }

  #isKey(text: string, index: number, key: string): boolean {
    const start = this.tape[index + 1] ?? 0;
    const end = this.tape[index + 2] ?? 0;
    const first = text.charCodeAt(start);
    if (first !== 34 && first !== 39)
      return end - start === key.length && text.startsWith(key, start);
    if (end - start === key.length + 2) return text.startsWith(key, start + 1);
    // Escaped, such as `\u0041`: rare enough to decode.
    return (
      end - start > key.length + 2 &&
      end - start <= 6 * key.length + 2 &&
      decode(text, start, end) === key
    );
  }

  #number(offset: number): number {
    return this.tape[this.index + offset] ?? 0;
  }
}

interface Failure {
  readonly code: string;
  readonly at: number;
}

class Scanner {
  tape = new Int32Array(256);
  #length = 0;
  #index = 0;

  constructor(
    private readonly text: string,
    private readonly lenient: boolean,
  ) {}

  scan(): Failure | null {
    /** Tape indices of the objects and arrays that are open. */
    const open: number[] = [];
    for (;;) {
      const started = this.#value(open);
      if (started) return started;
      const ended = this.#afterValue(open);
      if (ended === "done") break;
      if (ended) return ended;
    }
    this.#blank();
    return this.#index < this.text.length ? this.#broken() : null;
  }

  /** Reads a value; of an object or array only the bracket, with an object's first key. */
  #value(open: number[]): Failure | null {
    for (;;) {
      this.#blank();
      const code = this.text.charCodeAt(this.#index);
      if (code !== 123 && code !== 91) return this.#scalar(code);
      if (open.length >= MAX_DEPTH) return { code: "json-too-deep", at: this.#index };
      open.push(this.#push(code === 123 ? OBJECT : ARRAY, this.#index, 0));
      this.#index += 1;
      this.#blank();
      const next = this.text.charCodeAt(this.#index);
      if (next === (code === 123 ? 125 : 93)) return null;
      if (code === 123) {
        const failed = this.#key();
        if (failed) return failed;
      }
    }
  }

  /** What follows a value: a comma and the next one, or closing brackets. */
  #afterValue(open: number[]): Failure | "done" | null {
    for (;;) {
      const container = open.at(-1);
      if (container === undefined) return "done";
      const isObject = this.tape[container] === OBJECT;
      const close = isObject ? 125 : 93;
      this.#blank();
      let code = this.text.charCodeAt(this.#index);
      if (code === 44) {
        const comma = this.#index;
        this.#index += 1;
        this.#blank();
        code = this.text.charCodeAt(this.#index);
        if (code !== close) return isObject ? this.#key() : null;
        if (!this.lenient) return { code: "json-broken", at: comma };
      }
      if (code !== close) return this.#broken();
      this.#index += 1;
      this.tape[container + 2] = this.#index;
      this.tape[container + 3] = this.#length;
      open.pop();
    }
  }

  #key(): Failure | null {
    const code = this.text.charCodeAt(this.#index);
    const start = this.#index;
    if (code === 34 || (code === 39 && this.lenient)) {
      const failed = this.#string(code);
      if (failed) return failed;
    } else {
      if (!this.lenient) return this.#broken();
      while (isWord(this.text.charCodeAt(this.#index))) this.#index += 1;
      if (this.#index === start) return this.#broken();
    }
    this.#push(STRING, start, this.#index);
    this.#blank();
    if (this.text.charCodeAt(this.#index) !== 58) return this.#broken();
    this.#index += 1;
    return null;
  }

  #scalar(code: number): Failure | null {
    const start = this.#index;
    if (code === 34 || (code === 39 && this.lenient)) {
      const failed = this.#string(code);
      if (failed) return failed;
      this.#push(STRING, start, this.#index);
      return null;
    }
    while (isWord(this.text.charCodeAt(this.#index))) this.#index += 1;
    const end = this.#index;
    if (end - start <= 64) {
      const word = this.text.slice(start, end);
      const kind =
        word === "true" ? TRUE : word === "false" ? FALSE : word === "null" ? NULL : NUMBER;
      if (kind !== NUMBER || (this.lenient ? LOOSE_NUMBER : STRICT_NUMBER).test(word)) {
        this.#push(kind, start, end);
        return null;
      }
    }
    this.#index = start;
    return this.#broken();
  }

  /** From the opening quote to behind the closing one. */
  #string(quote: number): Failure | null {
    const { text } = this;
    const start = this.#index;
    let index = start + 1;
    for (;;) {
      const code = text.charCodeAt(index);
      if (code === quote) break;
      if (code === 92) index += 2;
      // Also true at the text's end, where the code is no number.
      else if (!(code >= 32) && !(this.lenient && code === 9)) {
        return {
          code: index >= text.length ? "json-unfinished" : "json-broken",
          at: Math.min(index, text.length),
        };
      } else index += 1;
    }
    this.#index = index + 1;
    return null;
  }

  #blank(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.#index);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.#index += 1;
      else if (code === 47 && this.lenient) {
        const next = text.charCodeAt(this.#index + 1);
        const end = next === 47 ? "\n" : next === 42 ? "*/" : null;
        if (!end) return;
        const close = text.indexOf(end, this.#index + 2);
        this.#index = close < 0 ? text.length : close + end.length;
      } else return;
    }
  }

  #broken(): Failure {
    const ended = this.#index >= this.text.length;
    return {
      code: ended ? "json-unfinished" : "json-broken",
      at: Math.min(this.#index, this.text.length),
    };
  }

  #push(kind: number, start: number, end: number): number {
    const index = this.#length;
    if (index + WIDTH > this.tape.length) {
      const longer = new Int32Array(this.tape.length * 2);
      longer.set(this.tape);
      this.tape = longer;
    }
    this.tape[index] = kind;
    this.tape[index + 1] = start;
    this.tape[index + 2] = end;
    this.#length = index + WIDTH;
    this.tape[index + 3] = this.#length;
    return index;
  }
}

const STRICT_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LOOSE_NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|0[xX][\da-fA-F]+)$/;

/** Letters, digits, `_`, `$`, `+`, `-`, `.`: what words and numbers are made of. */
function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 45 ||
    code === 46 ||
    code === 43 ||
    code === 95 ||
    code === 36
  );
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** A string's value from its quotes, or a bare key's. An escape that means nothing stands for itself. */
function decode(text: string, start: number, end: number): string {
  const first = text.charCodeAt(start);
  if (first !== 34 && first !== 39) return text.slice(start, end);
  const body = text.slice(start + 1, end - 1);
  if (!body.includes("\\")) return body;
  const decoded = body.replace(
    /\\(?:u([\da-fA-F]{4})|([\s\S]))/g,
    (_, hex: string | undefined, one: string) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[one] ?? one),
  );
  return wellFormed(decoded);
}
