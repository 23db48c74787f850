import type { Place } from "../shell/read";
import type { Source } from "../source";
import type { YamlScalar } from "../yaml/tree";

/**
 * Where the characters of a scalar's decoded text stand in the file. Indentation, folds, quotes and escapes are skipped
 * by walking both texts side by side; what can't be told apart is off by blanks only.
 */
export function placeOfScalar({ path, text }: Source, scalar: YamlScalar): Place {
  const { start, end } = scalar.at;
  const decoded = scalar.text;
  if (text.startsWith(decoded, start)) {
    return (from, to) => ({ path, start: start + from, end: start + to });
  }
  const offsets = new Int32Array(decoded.length + 1);
  let raw = start;
  for (let index = 0; index < decoded.length; index += 1) {
    const code = decoded.charCodeAt(index);
    raw = skipTo(code, text, raw, end);
    offsets[index] = Math.min(raw, end);
    if (text.charCodeAt(raw) === code) raw += 1;
  }
  offsets[decoded.length] = Math.min(raw, end);
  return (from, to) => {
    const first = offsets[from] ?? end;
    // The end lies behind the last character, not before the next: an indentation may be between them.
    const last = to > from ? (offsets[to - 1] ?? end) + 1 : first;
    return { path, start: first, end: Math.min(Math.max(first, last), end) };
  };
}

function skipTo(code: number, text: string, from: number, end: number): number {
  const wantsBlank = isBlank(code);
  for (let raw = from; raw < end; raw += 1) {
    const seen = text.charCodeAt(raw);
    if (seen === code) return raw;
    // A quote, a backslash or its letter, and blanks where a word is wanted, are no part of the value.
    const skipped = isBlank(seen) || seen === 34 || seen === 39 || seen === 92;
    if (!skipped) return raw;
    if (seen === 92 && wantsBlank) return Math.min(raw + 2, end);
    if (wantsBlank && isBlank(seen)) return raw;
  }
  return end;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}
