import { parseImageReference } from "../images/reference";
import type { Located, Setting, Span } from "../source";
import { templateAt } from "../template";
import { type LogicalLine, placeOf } from "./lines";
import type { Scope } from "./scope";
import { type Lookup, type Substituted, substitute } from "./substitute";
import type {
  ArgumentLine,
  CommandLine,
  CopyLine,
  CopySource,
  ExposeLine,
  HealthcheckLine,
  PairsLine,
  RunLine,
  RunMount,
  UserLine,
} from "./types";
import {
  plainWordEnd,
  quotedWordEnd,
  readJsonStrings,
  skipBlanks,
  splitWords,
  type Word,
} from "./words";

/** What reading an instruction needs to know of its file. */
export interface Reading {
  readonly path: string;
  /** Added to every offset: where the text begins in the file of that path. */
  readonly shift: number;
  /** The file's own text. */
  readonly source: string;
  readonly escapeCode: number;
  readonly scope: Scope;
}

/** An instruction taken apart as far as all have it in common: its flags, and where the rest begins. */
export interface Operands {
  readonly reading: Reading;
  readonly line: LogicalLine;
  readonly at: Span;
  readonly flags: readonly Word[];
  readonly start: number;
}

const NO_FLAGS: readonly Word[] = [];

/** Reads the flags after the keyword, which ends at `from`. */
export function operandsOf(reading: Reading, line: LogicalLine, from: number): Operands {
  const { text } = line;
  let start = skipBlanks(text, from);
  let flags = NO_FLAGS;
  if (text.startsWith("--", start)) {
    const read: Word[] = [];
    while (text.startsWith("--", start)) {
      const end = quotedWordEnd(text, start, reading.escapeCode);
      read.push({ start, end });
      start = skipBlanks(text, end);
    }
    flags = read;
  }
  const at = {
    path: reading.path,
    start: line.start + reading.shift,
    end: line.end + reading.shift,
  };
  return { reading, line, at, flags, start };
}

/** The place in the file of a stretch of an instruction's text. */
export function spanOf({ reading, line }: Operands, start: number, end: number): Span {
  const from = placeOf(line.places, start);
  const to = end > start ? placeOf(line.places, end - 1) + 1 : from;
  return { path: reading.path, start: from + reading.shift, end: to + reading.shift };
}

function located(operands: Operands, word: Word): Located<string> {
  return {
    value: operands.line.text.slice(word.start, word.end),
    at: spanOf(operands, word.start, word.end),
  };
}

/** A stretch of an instruction's text with its variables worked out. */
function settingOf(operands: Operands, word: Word, lookup?: Lookup): Setting<string> {
  const at = spanOf(operands, word.start, word.end);
  const { value, unresolved } = substituteWord(operands, word, lookup);
  return unresolved === null ? { value, at } : { unresolved, at };
}

/** `USER`: the whole operand; a comment behind it, which the builder refuses, is not part of the name. */
export function readUser(operands: Operands): UserLine | null {
  const { text } = operands.line;
  if (operands.start >= text.length) return null;
  const comment = text.indexOf(" #", operands.start);
  let end = comment < 0 ? text.length : comment;
  while (end > operands.start && text.charCodeAt(end - 1) <= 32) end--;
  if (end === operands.start) return null;
  const word = { start: operands.start, end };
  const { value, unresolved } = substituteWord(operands, word);
  const at = spanOf(operands, word.start, word.end);
  // An open group behind a known user leaves the user known.
  const known = (unresolved === null || /^[^$:]+:/.test(value)) && templateAt(value) < 0;
  return {
    kind: "USER",
    at: operands.at,
    user: known ? { value, at } : { unresolved: unresolved ?? value, at },
  };
}

export function readRun(operands: Operands, sourceOf: SourceOf): RunLine {
  const { line, at } = operands;
  const exec = readJsonStrings(line.text, operands.start);
  const mounts: RunMount[] = [];
  for (const flag of operands.flags) {
    if (line.text.startsWith("--mount=", flag.start)) {
      mounts.push(readMount(operands, flag, sourceOf));
    }
  }
  if (exec) {
    const words = exec.map(({ value }) => value);
    return { kind: "RUN", at, mounts, script: "", places: [], variables: null, exec: words };
  }
  const { script, places } = scriptOf(operands);
  const variables = variablesIn(script, operands.reading.scope.local);
  return { kind: "RUN", at, mounts, script, places, variables, exec: null };
}

/** What is known of the variables that a script names; null where nothing is. */
function variablesIn(script: string, lookup: Lookup): RunLine["variables"] {
  if (!script.includes("$")) return null;
  const known = new Map<string, string>();
  for (const [, name = ""] of script.matchAll(/\$\{?([A-Za-z_]\w{0,127})/g)) {
    const value = lookup(name);
    if (value !== null && value !== undefined) known.set(name, value);
  }
  return known.size > 0 ? known : null;
}

/** The script of shell form, and where its parts stand in the file. */
function scriptOf({ line, reading, start }: Operands): Pick<RunLine, "script" | "places"> {
  const { shift, source } = reading;
  const places: number[] = [];
  let script = "";
  const whole = isHeredocScript(line, start);
  if (!whole) {
    places.push(0, placeOf(line.places, start) + shift);
    for (let pair = 0; pair < line.places.length; pair += 2) {
      const offset = line.places[pair] ?? 0;
      if (offset > start) places.push(offset - start, (line.places[pair + 1] ?? 0) + shift);
    }
    script = line.text.slice(start);
  }
  for (const { name, start: body, end, terminated } of line.heredocs) {
    if (!whole) script += "\n";
    places.push(script.length, body + shift);
    script += source.slice(body, end);
    // What the file does not say would stand behind its end.
    if (!whole && terminated) script += name;
  }
  return { script, places };
}

/** `RUN <<EOF` and `RUN bash -e <<EOF`: the heredoc itself is the script. */
function isHeredocScript({ text, heredocs }: LogicalLine, start: number): boolean {
  if (heredocs.length === 0) return false;
  const words = text.slice(start, start + 200).trim();
  return /^(?:\S*\b(?:ba|da|a)?sh(?: -\S+)* )?(?:<<\S+ ?)+$/.test(words);
}

/** What a name in `--from` or `from=` means. */
export type SourceOf = (operands: Operands, word: Word) => CopySource;

function readMount(operands: Operands, flag: Word, sourceOf: SourceOf): RunMount {
  const { text } = operands.line;
  const options: Record<string, string> = {};
  let from: CopySource | null = null;
  for (let at = flag.start + "--mount=".length; at < flag.end; at++) {
    const end = indexIn(text, ",", { start: at, end: flag.end });
    const split = indexIn(text, "=", { start: at, end });
    const key = text.slice(at, split).toLowerCase();
    const value = { start: Math.min(split + 1, end), end };
    if (key === "from") from = sourceOf(operands, value);
    if (key !== "__proto__") options[key] = text.slice(value.start, value.end);
    at = end;
  }
  return {
    at: spanOf(operands, flag.start, flag.end),
    type: options.type ?? "bind",
    from,
    options,
  };
}

export function readCopy(
  operands: Operands,
  kind: CopyLine["kind"],
  sourceOf: SourceOf,
): CopyLine | null {
  const { line, reading } = operands;
  const { text } = line;
  const words: readonly Word[] =
    readJsonStrings(text, operands.start) ??
    splitWords(text, operands.start, reading.escapeCode, false);
  const target = words.at(-1);
  if (!target || words.length < 2) return null;
  const fromFlag = operands.flags.find((flag) => text.startsWith("--from=", flag.start));
  const names = new Set(line.heredocs.map(({ name }) => name));
  const sources: Located<string>[] = [];
  for (const word of words.slice(0, -1)) {
    if (names.size > 0 && isHeredocWord(text.slice(word.start, word.end))) continue;
    sources.push(substituted(operands, word));
  }
  return {
    kind,
    at: operands.at,
    from: fromFlag
      ? sourceOf(operands, { start: fromFlag.start + "--from=".length, end: fromFlag.end })
      : null,
    sources,
    target: substituted(operands, target),
    inline: sources.length === 0,
  };
}

function isHeredocWord(word: string): boolean {
  return /^\d{0,9}<</.test(word);
}

function substituted(operands: Operands, word: Word): Located<string> {
  return {
    value: substituteWord(operands, word).value,
    at: spanOf(operands, word.start, word.end),
  };
}

function substituteWord({ reading, line }: Operands, word: Word, lookup?: Lookup): Substituted {
  const written = line.text.slice(word.start, word.end);
  return substitute(written, reading.escapeCode, lookup ?? reading.scope.local);
}

/** What `--from=` names: a stage by number or name, else an image; `stageNamed` knows the names. */
export function readSource(
  operands: Operands,
  word: Word,
  stages: number,
  stageNamed: (name: string) => number | undefined,
): CopySource {
  const at = spanOf(operands, word.start, word.end);
  const { value: text, unresolved } = substituteWord(operands, word);
  if (unresolved !== null) return { kind: "unresolved", text, at };
  if (/^\d{1,4}$/.test(text) && Number(text) < stages) {
    return { kind: "stage", index: Number(text), at };
  }
  const index = stageNamed(text.toLowerCase());
  if (index !== undefined) return { kind: "stage", index, at };
  const reference = parseImageReference(text);
  return reference ? { kind: "image", reference, at } : { kind: "unresolved", text, at };
}

/** `ENV` and `LABEL`; the values of one line all see what stood before it. */
export function readPairs(operands: Operands, kind: PairsLine["kind"]): PairsLine | null {
  const { line, reading, start } = operands;
  const { text } = line;
  const pairs: PairsLine["pairs"][number][] = [];
  const firstEnd = quotedWordEnd(text, start, reading.escapeCode);
  if (firstEnd === start) return null;
  if (indexIn(text, "=", { start, end: firstEnd }) === firstEnd) {
    // The old form: one name, and the rest of the line is its value.
    const keyEnd = plainWordEnd(text, start);
    const valueStart = skipBlanks(text, keyEnd);
    if (valueStart >= text.length) return null;
    pairs.push(readPair(operands, { start, end: keyEnd }, { start: valueStart, end: text.length }));
  } else {
    for (const word of splitWords(text, start, reading.escapeCode, true)) {
      const equals = indexIn(text, "=", word);
      if (equals === word.end) continue;
      pairs.push(
        readPair(
          operands,
          { start: word.start, end: equals },
          { start: equals + 1, end: word.end },
        ),
      );
    }
  }
  if (kind === "ENV") {
    for (const { key, value } of pairs) reading.scope.set(key.value, value.value ?? null);
  }
  return { kind, at: operands.at, pairs };
}

function readPair(operands: Operands, key: Word, value: Word): PairsLine["pairs"][number] {
  const name = located(operands, key);
  return {
    key: { value: unquoted(name.value), at: name.at },
    value: settingOf(operands, value),
    raw: located(operands, value),
  };
}

/** Where a character stands in a word; the word's end where it doesn't. */
function indexIn(text: string, character: string, word: Word): number {
  const code = character.charCodeAt(0);
  let at = word.start;
  while (at < word.end && text.charCodeAt(at) !== code) at++;
  return at;
}

function unquoted(text: string): string {
  return /["']/.test(text) ? text.replace(/["']/g, "") : text;
}

/** `ARG`, before the first `FROM` or in a stage. */
export function readArguments(operands: Operands, global: boolean): ArgumentLine | null {
  const { line, reading, start } = operands;
  const { scope } = reading;
  const lookup = global ? scope.global : scope.local;
  const args: ArgumentLine["args"][number][] = [];
  for (const word of splitWords(line.text, start, reading.escapeCode, true)) {
    const equals = indexIn(line.text, "=", word);
    const bare = equals === word.end;
    const key = located(operands, { start: word.start, end: equals });
    const operand = bare ? null : { start: equals + 1, end: word.end };
    const value = operand && settingOf(operands, operand, lookup);
    const known = value ? (value.value ?? null) : undefined;
    if (global) scope.declareGlobal(key.value, known);
    else scope.declare(key.value, known, bare);
    args.push({ key, value, raw: operand && located(operands, operand) });
  }
  return args.length === 0 ? null : { kind: "ARG", at: operands.at, args };
}

/** `HEALTHCHECK NONE` or `HEALTHCHECK [OPTIONS] CMD …`. */
export function readHealthcheck(operands: Operands): HealthcheckLine | null {
  const { text } = operands.line;
  const end = plainWordEnd(text, operands.start);
  const word = text.slice(operands.start, end).toUpperCase();
  const base = { kind: "HEALTHCHECK", at: operands.at } as const;
  if (word === "NONE") return { check: { kind: "none" }, ...base };
  if (word !== "CMD") return null;
  const start = skipBlanks(text, end);
  const strings = readJsonStrings(text, start);
  if (strings) {
    return { check: { kind: "exec", words: strings.map(({ value }) => value) }, ...base };
  }
  return start < text.length
    ? { check: { kind: "shell", script: text.slice(start) }, ...base }
    : null;
}

export function readCommand(operands: Operands, kind: CommandLine["kind"]): CommandLine {
  const { text } = operands.line;
  const strings = readJsonStrings(text, operands.start);
  if (strings) {
    return { kind, at: operands.at, form: "exec", words: strings.map(({ value }) => value) };
  }
  const script = text.slice(operands.start);
  return { kind, at: operands.at, form: "shell", words: script === "" ? [] : [script] };
}

export function readExpose(operands: Operands): ExposeLine {
  const words = splitWords(operands.line.text, operands.start, operands.reading.escapeCode, false);
  return {
    kind: "EXPOSE",
    at: operands.at,
    ports: words.map((word) => settingOf(operands, word)),
  };
}
