import { wellFormed } from "../code-points";
import { isBlank } from "./lines";

/** A word of an instruction, as offsets of its text. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/** Words between white space. With `quotes`, quotes and the escape character hold white space inside a word, as in `ENV`. */
export function splitWords(
  text: string,
  from: number,
  escapeCode: number,
  quotes: boolean,
): Word[] {
  const words: Word[] = [];
  let at = from;
  for (;;) {
    at = skipBlanks(text, at);
    if (at >= text.length) return words;
    const start = at;
    at = quotes ? quotedWordEnd(text, at, escapeCode) : plainWordEnd(text, at);
    words.push({ start, end: at });
  }
}

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function plainWordEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function quotedWordEnd(text: string, from: number, escapeCode: number): number {
  let at = from;
  let quote = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === escapeCode && quote !== SINGLE_QUOTE) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (isBlank(code)) return at;
    at++;
  }
  return text.length;
}

/** A string of a JSON array, with the offsets between its quotes. */
export interface JsonString extends Word {
  readonly value: string;
}

/**
 * The strings of exec form, `["a", "b"]` to the end of the text; null where it is anything else, which the builder then
 * takes as shell form.
 */
export function readJsonStrings(text: string, from: number): JsonString[] | null {
  if (text.charCodeAt(from) !== 91) return null;
  const strings: JsonString[] = [];
  let at = skipBlanks(text, from + 1);
  if (text.charCodeAt(at) === 93) return skipBlanks(text, at + 1) === text.length ? strings : null;
  for (;;) {
    if (text.charCodeAt(at) !== DOUBLE_QUOTE) return null;
    const start = at + 1;
    let plain = true;
    for (at = start; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === DOUBLE_QUOTE) break;
      if (code === 92) {
        plain = false;
        at++;
      } else if (code < 32) return null;
    }
    if (at >= text.length) return null;
    const value = plain ? text.slice(start, at) : unescaped(text.slice(start - 1, at + 1));
    if (value === null) return null;
    strings.push({ value, start, end: at });
    at = skipBlanks(text, at + 1);
    const next = text.charCodeAt(at);
    if (next === 93) return skipBlanks(text, at + 1) === text.length ? strings : null;
    if (next !== 44) return null;
    at = skipBlanks(text, at + 1);
  }
}

function unescaped(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === "string" ? wellFormed(value) : null;
  } catch {
    return null;
  }
}
