// What could start markup, a link, a mention of another issue, or HTML, wherever it stands in a line.
const MARKUP = /[\\`*_[\]<>|~#&!$^:@]/g;
// A line break would end a cell or a heading; a turned writing direction shows other words than stand there.
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Makes a person's words safe to stand inside a line of Markdown: they show as they were typed, on
 * one line, and mean nothing. Not for the beginning of a line.
 */
export function markdownText(text: string): string {
  const line = text.replace(INVISIBLE, " ").replace(/ {2,}/g, " ").trim();
  return line.replace(MARKUP, "\\$&").replace(/www\./gi, (prefix) => prefix.replace(".", "\\."));
}
