/** A line without its end, and where it starts. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
}

/** Splits a text at LF, CRLF and a lone CR before the end; takes any text. */
export function splitLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  while (start < text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const cut = end > start && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    lines.push({ text: text.slice(start, cut), start });
    start = end + 1;
  }
  return lines;
}
