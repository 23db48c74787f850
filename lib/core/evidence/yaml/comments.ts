import type { Span } from "../source";

/**
 * The comment on the line where a value ends: `- NET_ADMIN # routes for the VPN` gives `routes for the VPN`.
 * Takes the file's text and the value's place; null where the line has none.
 */
export function commentBeside(text: string, at: Span): string | null {
  let from = at.end;
  let closed = 0;
  while (from < text.length) {
    const code = text.charCodeAt(from);
    if (code === 35) {
      const before = text.charCodeAt(from - 1);
      return before === 32 || before === 9 ? comment(text, from) : null;
    }
    const blank = code === 32 || code === 9;
    // The end of a flow list may stand between a value and its comment, another value may not.
    const closes = code === 93 || code === 125 || code === 44 || code === 58;
    if (!blank && !(closes && closed < 8)) return null;
    if (closes) closed += 1;
    from += 1;
  }
  return null;
}

/** The comment on a line of its own right above the line of a place; null where that line is something else. */
export function commentAbove(text: string, at: Span): string | null {
  const line = lineStart(text, at.start);
  if (line === 0) return null;
  let from = lineStart(text, line - 1);
  while (text.charCodeAt(from) === 32 || text.charCodeAt(from) === 9) from += 1;
  return text.charCodeAt(from) === 35 ? comment(text, from) : null;
}

function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

function comment(text: string, hash: number): string {
  let end = text.indexOf("\n", hash);
  if (end < 0) end = text.length;
  return text
    .slice(hash, Math.min(end, hash + 500))
    .replace(/^#+/, "")
    .trim();
}
