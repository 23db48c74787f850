import type { Finding } from "@/lib/core/evidence/finish";

/** A text's lines, counted here anew: what the engine counts with can't vouch for itself. */
export class Places {
  readonly #length: number;
  readonly #lines: readonly string[];

  constructor(text: string) {
    this.#length = text.length;
    const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
    this.#lines = text === "" || /[\r\n]$/.test(text) ? [...lines, ""] : lines;
  }

  hasLine(line: number): boolean {
    return line >= 1 && line <= this.#lines.length;
  }

  /** What is wrong with where a finding stands; null where it stands inside the text. */
  misplaced({ at, line, column, endLine, endColumn }: Finding): string | null {
    if (!(at.start >= 0 && at.start <= at.end && at.end <= this.#length)) {
      return `stands at ${at.start} to ${at.end} of ${this.#length}`;
    }
    if (!this.#has(line, column) || !this.#has(endLine, endColumn)) {
      return `stands at ${line}:${column} to ${endLine}:${endColumn} of ${this.#lines.length} lines`;
    }
    const ends = endLine > line || (endLine === line && endColumn >= column);
    return ends ? null : `ends before it begins: ${line}:${column} to ${endLine}:${endColumn}`;
  }

  #has(line: number, column: number): boolean {
    const length = this.#lines[line - 1]?.length;
    return length !== undefined && column >= 1 && column <= length + 1;
  }
}
