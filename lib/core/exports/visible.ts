// Control characters drive a terminal, and marks that turn the writing direction show other words than stand there.
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu;

/** Makes foreign words (paths, lines of files) safe to print in a line: what can't be seen shows as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`);
}
