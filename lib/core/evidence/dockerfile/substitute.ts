/**
 * What a variable is worth: its value; null where it is set but not by this file (a platform argument, a value that hangs
 * on such a one); undefined where nothing in the file sets it.
 */
export type Lookup = (name: string) => string | null | undefined;

/** A word after quotes, escapes and variables are worked out. */
export interface Substituted {
  /** Variables that can't be resolved stay as they are written. */
  readonly value: string;
  /** The first of these. */
  readonly unresolved: string | null;
}

const DOUBLE_QUOTE = 34;
const DOLLAR = 36;
const SINGLE_QUOTE = 39;
const CLOSE = 125;
const MOST_NESTED = 8;
/** How much variables may add to one word: a value that doubles in each line must not fill the memory. */
const MOST_ADDED = 8192;

/**
 * Works out a word as the builder does: `$V`, `${V}`, `${V:-d}`, `${V-d}`, `${V:+r}`, `${V+r}`, `${V:?e}`, quotes and the
 * escape character (Dockerfile reference, "Environment replacement"). Never throws.
 */
export function substitute(text: string, escapeCode: number, lookup: Lookup): Substituted {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOLLAR || code === DOUBLE_QUOTE || code === SINGLE_QUOTE || code === escapeCode) {
      return substituteFrom(text, escapeCode, lookup);
    }
  }
  return { value: text, unresolved: null };
}

function substituteFrom(text: string, escapeCode: number, lookup: Lookup): Substituted {
  let at = 0;
  let unresolved: string | null = null;
  let room = MOST_ADDED;

  /** A variable's value; null as if it weren't known where there is no room for it. */
  function lookUp(name: string): string | null | undefined {
    const value = lookup(name);
    return value && value.length > room ? null : value;
  }

  function readUntil(stop: number, depth: number): string {
    let out = "";
    let from = at;
    let quoted = false;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === stop && !quoted) break;
      if (code === escapeCode) {
        const next = text.charCodeAt(at + 1);
        const kept = quoted && next !== DOUBLE_QUOTE && next !== DOLLAR && next !== escapeCode;
        if (!kept) {
          out += text.slice(from, at);
          from = at + 1;
        }
        at = Math.min(at + 2, text.length);
      } else if (code === DOUBLE_QUOTE) {
        out += text.slice(from, at);
        quoted = !quoted;
        from = ++at;
      } else if (code === SINGLE_QUOTE && !quoted) {
        out += text.slice(from, at);
        const close = text.indexOf("'", at + 1);
        const end = close < 0 ? text.length : close;
        out += text.slice(at + 1, end);
        from = at = Math.min(end + 1, text.length);
      } else if (code === DOLLAR && depth < MOST_NESTED) {
        const variable = readVariable(depth);
        if (variable === null) continue;
        out += text.slice(from, variable.start) + variable.value;
        room -= variable.value.length;
        from = at;
      } else at++;
    }
    return out + text.slice(from, at);
  }

  function readVariable(depth: number): { start: number; value: string } | null {
    const start = at;
    const braced = text.charCodeAt(at + 1) === 123;
    const nameStart = at + (braced ? 2 : 1);
    let nameEnd = nameStart;
    while (nameEnd < text.length && isNameCode(text.charCodeAt(nameEnd), nameEnd === nameStart)) {
      nameEnd++;
    }
    if (nameEnd === nameStart) {
      at++;
      return null;
    }
    const name = text.slice(nameStart, nameEnd);
    const known = lookUp(name);
    at = nameEnd;
    if (!braced) return { start, value: known ?? missing(name, start) };

    const colon = text[at] === ":";
    const operator = text[at + (colon ? 1 : 0)] ?? "";
    if (operator === "-" || operator === "+" || operator === "?") {
      at += colon ? 2 : 1;
      const before = unresolved;
      const operand = readUntil(CLOSE, depth + 1);
      const inOperand = unresolved;
      unresolved = before;
      at = Math.min(at + 1, text.length);
      const given = known !== undefined && !(colon && known === "");
      if (operator === "+" ? given : operator === "-" && !given) {
        unresolved ??= inOperand;
        return { start, value: operand };
      }
      if (operator === "+") return { start, value: "" };
      return { start, value: (given ? known : null) ?? missing(name, start) };
    }
    const plain = text.charCodeAt(at) === CLOSE;
    const close = text.indexOf("}", at);
    at = close < 0 ? text.length : close + 1;
    return { start, value: (plain ? known : null) ?? missing(name, start) };
  }

  function missing(name: string, start: number): string {
    unresolved ??= name;
    return text.slice(start, at);
  }

  const value = readUntil(-1, 0);
  return { value, unresolved };
}

function isNameCode(code: number, first: boolean): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || code === 95 || (!first && code >= 48 && code <= 57);
}
