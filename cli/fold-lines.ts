/** What paints text: it takes no room. */
const PAINT = /\p{Cc}\[\d+m/gu;

/**
 * Folds long lines between words, for a terminal of so many columns; what goes on of an indented line stands four
 * further in. A word that is
 * longer than a line stays whole, so that a path can be copied.
 */
export function foldLines(text: string, columns: number): string {
  return text
    .split("\n")
    .map((line) => (line.length <= columns ? line : foldLine(line, Math.max(columns, 20))))
    .join("\n");
}

function foldLine(line: string, columns: number): string {
  const margin = /^ */.exec(line)?.[0] ?? "";
  const indent = margin === "" ? "" : `${margin.slice(0, columns / 2)}    `;
  const folded: string[] = [];
  let current = margin;
  let width = margin.length;
  let isFirst = true;
  for (const word of line.slice(margin.length).split(" ")) {
    const length = word.replace(PAINT, "").length;
    if (!isFirst && width + 1 + length > columns) {
      folded.push(current.trimEnd());
      current = indent + word;
      width = indent.length + length;
    } else {
      current += isFirst ? word : ` ${word}`;
      width += length + (isFirst ? 0 : 1);
    }
    isFirst = false;
  }
  return [...folded, current].join("\n");
}
