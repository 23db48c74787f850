// What Markdown could read as more than words: marks within a line, links, and beginnings of lines.
const MARKS = /[\\`*_{}[\]<>~|&#]|:\/\/|mailto:|^[ \t]*(?:[-+=]|\d+[.)])|^(?: {4}|\t)|\n[ \t]*\n/im;

/** Whether a note is words and line breaks only, so that nothing needs to be rendered. */
export function isPlain(text: string): boolean {
  return !MARKS.test(text);
}
