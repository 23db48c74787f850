/** A Makefile as a script, and where a stretch of it stands in the file. */
export interface Recipes {
  readonly script: string;
  /** The file's offset of an offset of the script. */
  offsetOf(index: number): number;
}

/**
 * A Makefile's recipes as a script: their `@`, `-`, `+` and what is no recipe become blanks, `$$` becomes `$`, and Make's
 * own `$(NAME)` becomes `${NAME}`, so that it is a variable and no command. Assignments of one word stay.
 */
export function recipesOf(text: string): Recipes {
  const parts: string[] = [];
  /** Offsets of the script before each of which one character of the file is missing. */
  const missing: number[] = [];
  let length = 0;
  const add = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  let continued = false;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (line.startsWith("\t") || continued) {
      const prefix = continued
        ? 0
        : (/^\s{0,64}[@+-]{0,3}/.exec(line.slice(0, 80))?.[0].length ?? 0);
      add(" ".repeat(prefix));
      const pieces = line.slice(prefix).split("$$");
      for (const [index, piece] of pieces.entries()) {
        if (index > 0) {
          add("$");
          missing.push(length);
        }
        add(piece.replace(/\$\(([A-Za-z_][\w.]{0,63})\)/g, asVariable));
      }
      continued = /\\\r?$/.test(line.slice(-2));
    } else add(assignment(line));
    if (newline >= 0) add("\n");
    start = end + 1;
  }
  return { script: parts.join(""), offsetOf: (index) => index + countUpTo(missing, index) };
}

function asVariable(_: string, name: string): string {
  return `\${${name}}`;
}

/** `IMAGE := shop:1` as `IMAGE=shop:1`, the value at its place; anything else as blanks. */
function assignment(line: string): string {
  const short = line.slice(0, 400);
  const match =
    /^\s{0,8}(?:export )?([A-Za-z_]\w{0,63})\s{0,8}[:?+]?=\s{0,8}([^\s#]{0,300})\s{0,8}\r?$/.exec(
      short,
    );
  if (!match?.[1] || short.length < line.length) return " ".repeat(line.length);
  const value = (match[2] ?? "").replace(/\$\((\w{1,64})\)/g, asVariable);
  return `${match[1]}=${value}`.padStart(line.trimEnd().length).padEnd(line.length);
}

/** How many of ascending numbers are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
