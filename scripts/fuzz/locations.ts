import type { Finding } from "@/lib/core/evidence/finish";

/**
 * What is wrong with where a finding stands, in a file of this text; null where it stands inside. Lines are counted here
 * anew: what the engine counts with can't vouch for itself.
 */
export function misplaced(finding: Finding, text: string): string | null {
  const { at, line, column, endLine, endColumn } = finding;
  if (!(at.start >= 0 && at.start <= at.end && at.end <= text.length)) {
    return `stands at ${at.start} to ${at.end} of ${text.length}`;
  }
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (text === "" || /[\r\n]$/.test(text)) lines.push("");
  const inside = (row: number, place: number): boolean => {
    const length = lines[row - 1]?.length;
    return length !== undefined && place >= 1 && place <= length + 1;
  };
  if (!inside(line, column) || !inside(endLine, endColumn)) {
    return `stands at ${line}:${column} to ${endLine}:${endColumn} of ${lines.length} lines`;
  }
  const ends = endLine > line || (endLine === line && endColumn >= column);
  return ends ? null : `ends before it begins: ${line}:${column} to ${endLine}:${endColumn}`;
}

/** Whether a line is one of the text's. */
export function isLine(line: number, text: string): boolean {
  return line >= 1 && line <= text.split(/\r\n|\n|\r/).length;
}
