import type { ShellCommand } from "../shell/read";
import type { Span } from "../source";

/** A line that was typed, and what the terminal answered. */
export interface Answered {
  readonly path: string;
  readonly commands: readonly ShellCommand[];
  readonly output: string;
  /** Where the output begins. */
  readonly start: number;
}

/** The first line of the output that matches, in the file. */
export function lineOf({ path, output, start }: Answered, line: RegExp | null): Span | null {
  if (line === null) return null;
  let from = 0;
  while (from < output.length) {
    const newline = output.indexOf("\n", from);
    const end = newline < 0 ? output.length : newline;
    const text = output.slice(from, Math.min(end, from + 4096));
    if (line.test(text)) {
      const indent = text.length - text.trimStart().length;
      return { path, start: start + from + indent, end: start + from + text.trimEnd().length };
    }
    from = end + 1;
  }
  return null;
}
