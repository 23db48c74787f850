/**
 * An instruction as the builder reads it: continued lines joined, comment lines and blank lines between them left out.
 * What it says of the file is exact: every offset of `text` has its place in the source.
 */
export interface LogicalLine {
  readonly text: string;
  /** Pairs: from this offset of `text` on, it stands at that offset of the source. */
  readonly places: readonly number[];
  readonly start: number;
  /** After its last character, heredocs included. */
  readonly end: number;
  readonly heredocs: readonly Heredoc[];
}

/** A heredoc of an instruction; `start` and `end` enclose its body in the source. */
interface Heredoc {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly terminated: boolean;
}

export interface Lines {
  /** The escape character's code: a backslash, or a backtick where `# escape=` says so. */
  readonly escapeCode: number;
  readonly lines: readonly LogicalLine[];
}

const RETURN = 13;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const DASH = 45;
const LESS = 60;
const BACKSLASH = 92;
const BACKTICK = 96;
const NO_HEREDOCS: readonly Heredoc[] = [];

/** Whether a character code is white space between words. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= RETURN);
}

/**
 * Splits a Dockerfile into instructions, as BuildKit does (moby/buildkit, frontend/dockerfile/parser).
 * One pass; never throws.
 */
export function readLines(text: string): Lines {
  const escapeCode = escapeOf(text);
  const lines: LogicalLine[] = [];
  const length = text.length;
  let at = 0;
  while (at < length) {
    let stop = lineEnd(text, at);
    const start = skipBlanks(text, at, stop);
    at = stop + 1;
    if (start === stop || text.charCodeAt(start) === HASH) continue;

    let cut = continuationAt(text, start, stop, escapeCode);
    let joined: string;
    let end: number;
    const places = [0, start];
    if (cut < 0) {
      end = trimEnd(text, start, stop);
      joined = text.slice(start, end);
    } else {
      joined = text.slice(start, cut);
      end = cut + 1;
      while (cut >= 0 && at < length) {
        const from = at;
        stop = lineEnd(text, from);
        at = stop + 1;
        const first = skipBlanks(text, from, stop);
        if (first === stop || text.charCodeAt(first) === HASH) continue;
        cut = continuationAt(text, from, stop, escapeCode);
        const to = cut < 0 ? trimEnd(text, first, stop) : cut;
        places.push(joined.length, from);
        joined += text.slice(from, to);
        end = cut < 0 ? to : cut + 1;
      }
    }

    let heredocs = NO_HEREDOCS;
    if (joined.includes("<<") && takesHeredocs(joined)) {
      const read: Heredoc[] = [];
      for (const { name, indented } of heredocNames(joined)) {
        const body = at;
        let terminated = false;
        let last = Math.min(at, length);
        while (at < length && !terminated) {
          stop = lineEnd(text, at);
          last = at;
          terminated = terminates(text, at, stop, name, indented);
          at = stop + 1;
        }
        if (!terminated) last = length;
        end = terminated ? trimEnd(text, last, stop) : length;
        read.push({ name, start: Math.min(body, length), end: last, terminated });
      }
      heredocs = read;
    }
    lines.push({ text: joined, places, start, end, heredocs });
  }
  return { escapeCode, lines };
}

/** Where an offset of an instruction's text stands in the source. */
export function placeOf(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[2 * middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return (places[2 * low + 1] ?? 0) + offset - (places[2 * low] ?? 0);
}

function lineEnd(text: string, from: number): number {
  const stop = text.indexOf("\n", from);
  return stop < 0 ? text.length : stop;
}

function skipBlanks(text: string, from: number, stop: number): number {
  let at = from;
  while (at < stop && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function trimEnd(text: string, from: number, stop: number): number {
  let end = stop;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

/** Where a line's escape character stands that continues it, or -1. Blanks may follow it; a doubled one is itself. */
function continuationAt(text: string, from: number, stop: number, escapeCode: number): number {
  const last = trimEnd(text, from, stop) - 1;
  if (last < from || text.charCodeAt(last) !== escapeCode) return -1;
  return last > from && text.charCodeAt(last - 1) === escapeCode ? -1 : last;
}

/** The escape character that the directives at the head of the file ask for. */
function escapeOf(text: string): number {
  const directive = /[ \t]*#[ \t]*([A-Za-z]+)[ \t]*=/y;
  for (;;) {
    const match = directive.exec(text);
    if (!match) return BACKSLASH;
    const stop = lineEnd(text, directive.lastIndex);
    if (match[1]?.toLowerCase() === "escape") {
      return text.slice(directive.lastIndex, stop).trim() === "`" ? BACKTICK : BACKSLASH;
    }
    directive.lastIndex = stop + 1;
  }
}

function takesHeredocs(line: string): boolean {
  return /^(?:onbuild\s+)?(?:run|copy|add)\s/i.test(line);
}

function terminates(
  text: string,
  from: number,
  stop: number,
  name: string,
  indented: boolean,
): boolean {
  let start = from;
  if (indented) while (start < stop && text.charCodeAt(start) === 9) start++;
  const end = stop > start && text.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop;
  return end - start === name.length && text.startsWith(name, start);
}

/** The heredocs that an instruction opens: words of the form `<<NAME`, `<<-NAME`, `3<<"NAME"`, outside quotes. */
function heredocNames(line: string): { name: string; indented: boolean }[] {
  const names: { name: string; indented: boolean }[] = [];
  const length = line.length;
  let at = 0;
  while (at < length) {
    while (at < length && isBlank(line.charCodeAt(at))) at++;
    const start = at;
    while (at < length && !isBlank(line.charCodeAt(at))) {
      const code = line.charCodeAt(at);
      if (code === BACKSLASH) at += 2;
      else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) at = quoteEnd(line, at);
      else at++;
    }
    // A quote that is never closed: the builder gives up on the line, and so do we.
    if (at > length) return at === length + 1 ? names : [];
    const found = heredocWord(line, start, at);
    if (found) names.push(found);
  }
  return names;
}

/** After the closing quote; beyond the end by two where there is none. */
function quoteEnd(line: string, open: number): number {
  const quote = line.charCodeAt(open);
  for (let at = open + 1; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === BACKSLASH && quote === DOUBLE_QUOTE) at++;
  }
  return line.length + 2;
}

function heredocWord(line: string, start: number, end: number) {
  let at = start;
  while (at < end && line.charCodeAt(at) >= 48 && line.charCodeAt(at) <= 57) at++;
  if (line.charCodeAt(at) !== LESS || line.charCodeAt(at + 1) !== LESS) return null;
  at += 2;
  const indented = line.charCodeAt(at) === DASH;
  if (indented) at++;
  const word = line.slice(at, end);
  if (word.includes("<") || word.length > 256) return null;
  const name = word.replace(/["'\\]/g, "");
  return name === "" ? null : { name, indented };
}
