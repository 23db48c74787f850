import type { Variable } from "../container";
import { UNRESOLVED, withDefaults } from "../secrets/variables";
import type { FileError, Parsed, Source } from "../source";
import type { EnvironmentFile } from "./types";

/**
 * Reads a `.env` file as Docker Compose and dotenv do: `KEY=value` or `KEY: value`, `export` before it, comments,
 * single quotes taken literally, double quotes with escapes and over several lines, ` #` ending an unquoted value.
 * `raw` is the value without its quotes: what is masked. A line that is no assignment is an error and the rest is read.
 */
export function parseEnvironmentFile(source: Source): Parsed<EnvironmentFile> {
  const { path, text } = source;
  const variables: Variable[] = [];
  const errors: FileError[] = [];
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const assignment = readAssignment(text, at, lineEnd);
    if (assignment === null) {
      const start = skipBlanks(text, at, lineEnd);
      if (start < lineEnd && text[start] !== "#" && text[start] !== "\r") {
        errors.push({ code: "no-assignment", at: { path, start, end: lineEnd } });
      }
      at = lineEnd + 1;
      continue;
    }
    const { keyStart, keyEnd, value } = assignment;
    const key = { value: text.slice(keyStart, keyEnd), at: { path, start: keyStart, end: keyEnd } };
    if (value === null) variables.push({ key, value: null, raw: null });
    else {
      const span = { path, start: value.start, end: value.end };
      const written = text.slice(value.start, value.end);
      variables.push({
        key,
        value: { at: span, ...settingOf(written, value.quote) },
        raw: { value: written, at: span },
      });
    }
    at = (value === null ? lineEnd : endOfLine(text, value.end)) + 1;
  }
  return { facts: { path, variables }, errors, notes: [] };
}

interface Value {
  readonly start: number;
  readonly end: number;
  readonly quote: '"' | "'" | "";
}

function readAssignment(
  text: string,
  lineStart: number,
  lineEnd: number,
): { readonly keyStart: number; readonly keyEnd: number; readonly value: Value | null } | null {
  let keyStart = skipBlanks(text, lineStart, lineEnd);
  if (text.startsWith("export ", keyStart)) keyStart = skipBlanks(text, keyStart + 7, lineEnd);
  let keyEnd = keyStart;
  while (keyEnd < lineEnd && isKeyCode(text.charCodeAt(keyEnd))) keyEnd++;
  if (keyEnd === keyStart) return null;
  const mark = skipBlanks(text, keyEnd, lineEnd);
  if (text[mark] === "=" || (text[mark] === ":" && text[mark + 1] !== ":")) {
    return {
      keyStart,
      keyEnd,
      value: readValue(text, skipBlanks(text, mark + 1, lineEnd), lineEnd),
    };
  }
  const bare = mark >= lineEnd || text[mark] === "\r" || text[mark] === "#";
  return bare ? { keyStart, keyEnd, value: null } : null;
}

function readValue(text: string, start: number, lineEnd: number): Value {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, start + 1, quote);
    // Behind the closing quote of several lines only a comment may stand: anything else was no closing quote.
    if (close >= 0 && (close < lineEnd || isBareBehind(text, close + 1))) {
      return { start: start + 1, end: close, quote };
    }
  }
  let end = lineEnd;
  for (let i = start; i < lineEnd; i++) {
    const opens = text[i] === "#" && (i === start || isBlank(text.charCodeAt(i - 1)));
    if (opens) {
      end = i;
      break;
    }
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end, quote: "" };
}

/** A quoted value is not longer than a key file: the cap keeps unclosed quotes from costing a walk of the file each. */
const LONGEST_QUOTED = 16_384;

function closingQuote(text: string, from: number, quote: string): number {
  const code = quote.charCodeAt(0);
  const stop = Math.min(text.length, from + LONGEST_QUOTED);
  for (let i = from; i < stop; i++) {
    const found = text.charCodeAt(i);
    if (found === 92 && quote === '"') i++;
    else if (found === code) return i;
  }
  return -1;
}

function isBareBehind(text: string, from: number): boolean {
  const end = endOfLine(text, from);
  const start = skipBlanks(text, from, end);
  return start >= end || text[start] === "\r" || text[start] === "#";
}

/** Longer values hold no variables: they are keys and certificates. */
const LONGEST_FILLED = 4096;

function settingOf(
  written: string,
  quote: Value["quote"],
): { readonly value: string } | { readonly unresolved: string } {
  if (quote === "'" || written.length > LONGEST_FILLED) return { value: written };
  const plain = quote === '"' ? unescaped(written) : written;
  const filled = withDefaults(plain);
  if (!filled.includes(UNRESOLVED)) return { value: filled };
  return { unresolved: /[A-Za-z_]\w{0,127}/.exec(plain.slice(plain.indexOf("$")))?.[0] ?? "" };
}

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\([nrt"\\])/g, (_, char: string) =>
    char === "n" ? "\n" : char === "r" ? "\r" : char === "t" ? "\t" : char,
  );
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}

function isKeyCode(code: number): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || code === 95 || code === 45 || code === 46 || (code >= 48 && code <= 57);
}
