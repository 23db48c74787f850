import type { Span } from "../source";

/** One word of a command line, quotes and escapes taken off. */
export interface ShellWord {
  /**
   * `$X` and `${X}` both stand as `${X}`, so that equal texts mean equal values; `${X:-d}` is `d`, or `${X}` where
   * something gives X a value; `$(…)` and GitHub's `${{ … }}` stand as written.
   */
  readonly value: string;
  readonly at: Span;
  /** The variable or substitution that it hangs on; null for a literal. */
  readonly unresolved: string | null;
  /** Where the script gives its value to the variable that the word ends with. */
  readonly from?: Span;
}

interface Redirect {
  readonly operator: string;
  readonly target: ShellWord;
  /** The lines of a heredoc. */
  body?: Span;
}

/** What stands between a command and the next one; `end` is the end of the script or of its bracket. */
type Separator = "&&" | "||" | "|" | "&" | ";" | "newline" | "end";

/** One simple command of a script. */
export interface ShellCommand {
  /** From its first word to its last. */
  readonly at: Span;
  /** `NAME=value` before the command. */
  readonly assignments: readonly ShellWord[];
  readonly words: readonly ShellWord[];
  readonly redirects: readonly Redirect[];
  readonly next: Separator;
  /** It stands behind `if`, `while` or `!`: its failure is asked for and stops nothing. */
  readonly condition: boolean;
  /** What stands before it and is no part of it: `if`, `then`, `!`, a bracket. */
  readonly keywords: readonly string[];
  /** How many `$(…)` it stands in. */
  readonly depth: number;
}

/** Where a stretch of the script stands in its file. */
export type Place = (start: number, end: number) => Span;

/** The place of a script that is a whole file. */
export function wholeFile(path: string): Place {
  return (start, end) => ({ path, start, end });
}

/** Substitutions inside substitutions that are still read. */
const MAX_DEPTH = 8;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const DOLLAR = 36;
const AMPERSAND = 38;
const SINGLE = 39;
const OPEN = 40;
const CLOSE = 41;
const SEMICOLON = 59;
const LESS = 60;
const GREATER = 62;
const BACKSLASH = 92;
const CARET = 94;
const BACKTICK = 96;
const OPEN_BRACE = 123;
const PIPE = 124;

/** Shared by the many commands without assignments or redirects. */
const NONE: readonly never[] = [];

/** Words before a command that are no part of it. */
const LEADING = new Set(["if", "elif", "then", "else", "do", "while", "until", "!", "{", "time"]);
const ASKING = new Set(["if", "elif", "while", "until", "!"]);
/** Commands whose words are variables that they set. */
const SETTING = new Set(["export", "local", "declare", "readonly", "typeset", "for", "read"]);

/**
 * Reads a shell script to its simple commands, in the order of the text; those inside `$(…)` and backticks follow at
 * the end. Not a shell: functions, loops and cases are passed through, and heredocs are skipped. One pass, never throws.
 * A caret or a backtick at a line's end continues it, too (cmd, PowerShell). `variables` are set before it runs.
 */
export function readShell(
  script: string,
  place: Place,
  variables: ReadonlyMap<string, string> | null = null,
): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const inner: Stretch[] = [{ start: 0, end: script.length, depth: 0 }];
  const own = new Set<string>();
  const isSet: IsSet = (name, orEmpty) =>
    own.has(name) || (orEmpty ? variables?.has(name) === true : Boolean(variables?.get(name)));
  for (let index = 0; index < inner.length; index += 1) {
    const stretch = inner[index];
    if (stretch) new Reader(script, stretch, place, commands, inner, own, isSet).read();
  }
  return commands;
}

/** A piece of a word: its value, and the index behind it. */
interface Part {
  readonly value: string;
  readonly unresolved: string | null;
  readonly after: number;
}

/** Whether a variable has a value, or with `orEmpty` is set at all. */
type IsSet = (name: string, orEmpty: boolean) => boolean;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

class Reader {
  #index: number;
  readonly #end: number;
  readonly #depth: number;
  #assignments: ShellWord[] = [];
  #words: ShellWord[] = [];
  #redirects: Redirect[] = [];
  #condition = false;
  #keywords: string[] = [];
  /** The operator whose target is the next word. */
  #redirect: string | null = null;
  #heredocs: Redirect[] = [];
  /** Marks that don't come any more: each is looked for in vain only once. */
  readonly #absent = new Set<string>();

  constructor(
    private readonly script: string,
    stretch: Stretch,
    private readonly place: Place,
    private readonly commands: ShellCommand[],
    private readonly inner: Stretch[],
    /** The variables that the script sets, as far as it is read. */
    private readonly own: Set<string>,
    private readonly isSet: IsSet,
  ) {
    this.#index = stretch.start;
    this.#end = stretch.end;
    this.#depth = stretch.depth;
  }

  read(): void {
    while (this.#index < this.#end) this.#step(this.script.charCodeAt(this.#index));
    this.#finish("end");
  }

  #step(code: number): void {
    switch (code) {
      case SPACE:
      case TAB:
      case CR:
        this.#index += 1;
        return;
      case LF:
        this.#index += 1;
        this.#finish("newline");
        this.#skipHeredocs();
        return;
      case HASH:
        this.#index = this.#lineEnd(this.#index);
        return;
      case SEMICOLON:
        this.#index += 1;
        this.#finish(";");
        return;
      case OPEN:
      case CLOSE: {
        const isGroup = code === OPEN && this.#words.length + this.#assignments.length === 0;
        this.#index += 1;
        this.#finish("end");
        if (isGroup) this.#keywords.push("(");
        return;
      }
      case PIPE:
        this.#pipe();
        return;
      case AMPERSAND:
        this.#ampersand();
        return;
      case LESS:
      case GREATER:
        this.#redirection("");
        return;
    }
    const after = this.#continuation(this.#index, code);
    if (after > 0) this.#index = after;
    else this.#word();
  }

  #pipe(): void {
    const next = this.script.charCodeAt(this.#index + 1);
    this.#index += next === PIPE || next === AMPERSAND ? 2 : 1;
    this.#finish(next === PIPE ? "||" : "|");
  }

  #ampersand(): void {
    const next = this.script.charCodeAt(this.#index + 1);
    if (next === GREATER) {
      this.#index += 1;
      this.#redirection("&");
      return;
    }
    this.#index += next === AMPERSAND ? 2 : 1;
    this.#finish(next === AMPERSAND ? "&&" : "&");
  }

  /** `>`, `>>`, `<`, `<<`, `<<-`, `<<<`, `>&1`: the target is the next word, or stands in the operator. */
  #redirection(prefix: string): void {
    const start = this.#index;
    let index = start + 1;
    const first = this.script.charCodeAt(start);
    while (index < start + 3 && this.script.charCodeAt(index) === first) index += 1;
    const length = index - start;
    if (first === LESS && length === 2 && this.script[index] === "-") index += 1;
    // Process substitution: its commands are read like any others.
    if (this.script.charCodeAt(index) === OPEN) {
      this.#index = index;
      return;
    }
    if (this.script.charCodeAt(index) === AMPERSAND) {
      index += 1;
      while (index < this.#end && /[\d-]/.test(this.script[index] ?? "")) index += 1;
      this.#index = index;
      return;
    }
    this.#redirect = prefix + this.script.slice(start, index);
    this.#index = index;
  }

  #word(): void {
    const { script } = this;
    const start = this.#index;
    let value = "";
    let from = start;
    let unresolved: string | null = null;
    let quoted = false;
    let index = start;
    loop: while (index < this.#end) {
      const code = script.charCodeAt(index);
      switch (code) {
        case SPACE:
        case TAB:
        case LF:
        case CR:
        case SEMICOLON:
        case OPEN:
        case CLOSE:
        case PIPE:
        case AMPERSAND:
          break loop;
        case LESS:
        case GREATER:
          break loop;
        case SINGLE: {
          value += script.slice(from, index);
          const close = this.#closing("'", index + 1);
          value += script.slice(index + 1, close);
          quoted = true;
          index = this.#behind(close, "'");
          from = index;
          continue;
        }
        case DOUBLE: {
          value += script.slice(from, index);
          const text = this.#doubleQuoted(index + 1);
          value += text.value;
          unresolved ??= text.unresolved;
          quoted = true;
          index = text.after;
          from = index;
          continue;
        }
        case BACKSLASH: {
          value += script.slice(from, index);
          const after = this.#continuation(index, code);
          if (after > 0) {
            index = after;
            from = after;
            // In a word's middle the next line's text belongs to it; a blank ends it as usual.
            continue;
          }
          from = index + 1;
          index += 2;
          continue;
        }
        case CARET:
        case BACKTICK: {
          const after = this.#continuation(index, code);
          if (after > 0) {
            value += script.slice(from, index);
            index = after;
            from = after;
            continue;
          }
          if (code === BACKTICK) {
            value += script.slice(from, index);
            const close = this.#closing("`", index + 1);
            this.#nest(index + 1, close);
            unresolved ??= "`…`";
            const behind = this.#behind(close, "`");
            value += script.slice(index, behind);
            index = behind;
            from = index;
            continue;
          }
          index += 1;
          continue;
        }
        case DOLLAR: {
          value += script.slice(from, index);
          const part = this.#dollar(index);
          value += part.value;
          unresolved ??= part.unresolved;
          index = part.after;
          from = index;
          continue;
        }
        default:
          index += 1;
      }
    }
    const end = Math.min(index, this.#end);
    value += script.slice(from, end);
    this.#index = end;
    const code = script.charCodeAt(end);
    if (!quoted && end < this.#end && (code === LESS || code === GREATER) && /^\d$/.test(value)) {
      return;
    }
    this.#take({ value, at: this.place(start, end), unresolved }, quoted);
  }

  #take(word: ShellWord, quoted: boolean): void {
    const redirect = this.#redirect;
    if (redirect !== null) {
      this.#redirect = null;
      const added: Redirect = { operator: redirect, target: word };
      if (redirect === "<<" || redirect === "<<-") this.#heredocs.push(added);
      this.#redirects.push(added);
      return;
    }
    if (this.#words.length === 0) {
      if (!quoted && LEADING.has(word.value)) {
        if (ASKING.has(word.value)) this.#condition = true;
        this.#keywords.push(word.value);
        return;
      }
      if (/^[A-Za-z_]\w*\+?=/.test(word.value)) {
        this.#assignments.push(word);
        this.#sets(word.value);
        return;
      }
    } else if (SETTING.has(this.#words[0]?.value ?? "")) this.#sets(word.value);
    this.#words.push(word);
  }

  #sets(word: string): void {
    const end = word.search(/\W/);
    this.own.add(end < 0 ? word : word.slice(0, end));
  }

  /** Text in double quotes from behind the opening one. */
  #doubleQuoted(start: number): Part {
    const { script } = this;
    let value = "";
    let unresolved: string | null = null;
    let from = start;
    let index = start;
    while (index < this.#end) {
      const code = script.charCodeAt(index);
      if (code === DOUBLE) {
        return { value: value + script.slice(from, index), unresolved, after: index + 1 };
      }
      if (code === BACKSLASH) {
        const next = script.charCodeAt(index + 1);
        value += script.slice(from, index);
        if (next === LF) from = index + 2;
        else if (next === CR && script.charCodeAt(index + 2) === LF) from = index + 3;
        else if (next === DOUBLE || next === BACKSLASH || next === DOLLAR || next === BACKTICK) {
          from = index + 1;
        } else from = index;
        index = Math.max(from, index + 1) + (from === index + 1 ? 1 : 0);
        continue;
      }
      if (code === DOLLAR) {
        value += script.slice(from, index);
        const part = this.#dollar(index);
        value += part.value;
        unresolved ??= part.unresolved;
        index = part.after;
        from = index;
        continue;
      }
      if (code === BACKTICK) {
        const close = this.#closing("`", index + 1);
        this.#nest(index + 1, close);
        unresolved ??= "`…`";
        index = this.#behind(close, "`");
        continue;
      }
      index += 1;
    }
    // No closing quote: it is taken to close at the line's end, so that the rest is still read.
    const end = this.#lineEnd(start);
    return { value: script.slice(start, end), unresolved, after: end };
  }

  /** `$X`, `${…}`, `$(…)`, `${{ … }}` or a lone dollar. */
  #dollar(index: number): Part {
    const { script } = this;
    const next = script.charCodeAt(index + 1);
    if (next === OPEN) {
      const close = this.#closingParenthesis(index + 2);
      // `$((…))` is arithmetic.
      if (script.charCodeAt(index + 2) !== OPEN) this.#nest(index + 2, close);
      const after = this.#behind(close, ")");
      return { value: script.slice(index, after), unresolved: "$(…)", after };
    }
    if (next === OPEN_BRACE) {
      if (script.charCodeAt(index + 2) === OPEN_BRACE) {
        const after = this.#behind(this.#closing("}}", index + 3), "}}");
        const text = script.slice(index, after);
        return { value: text, unresolved: text, after };
      }
      return this.#braced(index);
    }
    const name = /^(?:[A-Za-z_]\w{0,127}|[\d?#@*!$-])/.exec(script.slice(index + 1, index + 130));
    if (!name || index + 1 >= this.#end) return { value: "$", unresolved: null, after: index + 1 };
    const [text] = name;
    return { value: `\${${text}}`, unresolved: text, after: index + 1 + text.length };
  }

  /** `${X}`, and `${X:-default}` where nothing gives X a value; other operators leave it open. */
  #braced(index: number): Part {
    const { script } = this;
    const head = /^[A-Za-z_0-9]{1,128}/.exec(script.slice(index + 2, index + 130));
    const name = head?.[0] ?? "";
    const operator = index + 2 + name.length;
    const close = this.#closing("}", operator);
    const text = script.slice(operator, close);
    const after = this.#behind(close, "}");
    const isDefault = /^:?-/.test(text);
    if (name !== "" && (text === "" || (isDefault && this.isSet(name, text[0] === "-")))) {
      return { value: `\${${name}}`, unresolved: name, after };
    }
    const fallback = /^:?-([^$`"'\\{]*)$/.exec(text);
    if (fallback) return { value: fallback[1] ?? "", unresolved: null, after };
    return { value: script.slice(index, after), unresolved: name || "$", after };
  }

  /** Where a closing mark stands; without one, the line's end, so that the rest is still read. */
  #closing(mark: string, start: number): number {
    if (!this.#absent.has(mark)) {
      const code = mark.charCodeAt(0);
      for (let index = start; index <= this.#end - mark.length; index += 1) {
        if (this.script.charCodeAt(index) === code && this.script.startsWith(mark, index)) {
          return index;
        }
      }
      this.#absent.add(mark);
    }
    return this.#lineEnd(start);
  }

  /** The index behind a closing mark; where the line's end stands for it, that end. */
  #behind(close: number, mark: string): number {
    return close < this.#end && this.script.startsWith(mark, close) ? close + mark.length : close;
  }

  /** Without a closing one, the rest belongs to the substitution, as in a shell. */
  #closingParenthesis(start: number): number {
    let open = 1;
    for (let index = start; index < this.#end; index += 1) {
      const code = this.script.charCodeAt(index);
      if (code === BACKSLASH) index += 1;
      else if (code === SINGLE) {
        const close = this.#closing("'", index + 1);
        if (this.script.charCodeAt(close) === SINGLE) index = close;
      } else if (code === OPEN) open += 1;
      else if (code === CLOSE) {
        open -= 1;
        if (open === 0) return index;
      }
    }
    return this.#end;
  }

  #nest(start: number, end: number): void {
    if (this.#depth < MAX_DEPTH && end > start) {
      this.inner.push({ start, end: Math.min(end, this.#end), depth: this.#depth + 1 });
    }
  }

  /**
   * The index behind a continued line's end; 0 where the line is not continued. A blank behind the backslash breaks it in
   * a real shell; it is read on.
   */
  #continuation(index: number, code: number): number {
    if (code !== BACKSLASH && code !== CARET && code !== BACKTICK) return 0;
    const { script } = this;
    let after = index + 1;
    while (script.charCodeAt(after) === SPACE || script.charCodeAt(after) === TAB) after += 1;
    if (script.charCodeAt(after) === CR) after += 1;
    if (script.charCodeAt(after) !== LF || after >= this.#end) return 0;
    return after + 1;
  }

  #lineEnd(start: number): number {
    for (let index = start; index < this.#end; index += 1) {
      if (this.script.charCodeAt(index) === LF) return index;
    }
    return this.#end;
  }

  #skipHeredocs(): void {
    for (const heredoc of this.#heredocs) {
      const word = heredoc.target.value;
      const start = this.#index;
      let after = start;
      while (this.#index < this.#end) {
        const end = this.#lineEnd(this.#index);
        const line = this.script.slice(this.#index, end);
        this.#index = Math.min(end + 1, this.#end);
        if (line.length <= word.length + 256 && line.trim() === word) break;
        after = this.#index;
      }
      heredoc.body = this.place(start, after);
    }
    this.#heredocs = [];
  }

  #finish(next: Separator): void {
    const first = this.#assignments[0] ?? this.#words[0];
    const last = this.#words.at(-1) ?? this.#assignments.at(-1);
    if (first && last) {
      this.commands.push({
        at: { path: first.at.path, start: first.at.start, end: last.at.end },
        assignments: this.#assignments.length > 0 ? this.#assignments : NONE,
        words: this.#words,
        redirects: this.#redirects.length > 0 ? this.#redirects : NONE,
        next,
        condition: this.#condition,
        keywords: this.#keywords.length > 0 ? this.#keywords : NONE,
        depth: this.#depth,
      });
      if (this.#assignments.length > 0) this.#assignments = [];
      if (this.#redirects.length > 0) this.#redirects = [];
      if (this.#keywords.length > 0) this.#keywords = [];
      this.#words = [];
    }
    this.#condition = false;
    this.#redirect = null;
  }
}
