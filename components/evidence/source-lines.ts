import type { Outcome } from "@/lib/core/evidence/finding";
import type { Finding } from "@/lib/core/evidence/finish";
import type { ControlId } from "@/lib/core/model/words";

/** A line with what was found there. */
export interface MarkedLine {
  readonly number: number;
  readonly text: string;
  /** The heaviest outcome on it; null where nothing was found. */
  readonly outcome: Outcome | null;
  readonly controls: readonly ControlId[];
}

/** Lines that are left out between two that are shown. */
export interface Gap {
  readonly from: number;
  readonly count: number;
}

/** A file up to this length is shown whole; of a longer one what lies around its marks. */
const WHOLE = 400;
const AROUND = 6;
/** A longer line is cut: nobody reads it, and a browser lays it out slowly. */
const LONGEST_LINE = 400;
const SHOWN_AT_MOST = 1500;

const WEIGHT = { fail: 3, unknown: 2, pass: 1, not_applicable: 0 } as const;

interface SourceOptions {
  /** A file up to so many lines is shown whole. */
  readonly whole?: number;
  /** Lines that are shown without a mark of their own. */
  readonly also?: readonly number[];
}

/** The lines of a masked text to show, with marks from its findings and gaps where lines are left out. */
export function sourceLines(
  text: string,
  findings: readonly Pick<Finding, "line" | "outcome" | "control">[],
  { whole = WHOLE, also = [] }: SourceOptions = {},
): readonly (MarkedLine | Gap)[] {
  const lines = text.replace(/\n$/, "").split(/\r?\n/);
  const marks = new Map<number, { outcome: Outcome; controls: Set<ControlId> }>();
  for (const { line, outcome, control } of findings) {
    const mark = marks.get(line);
    if (!mark) marks.set(line, { outcome, controls: new Set([control]) });
    else {
      mark.controls.add(control);
      if (WEIGHT[outcome] > WEIGHT[mark.outcome]) mark.outcome = outcome;
    }
  }
  const shown: (MarkedLine | Gap)[] = [];
  for (const number of chosenLines(lines.length, [...marks.keys(), ...also], whole)) {
    const last = shown.at(-1);
    const expected = last === undefined ? 1 : "number" in last ? last.number + 1 : 0;
    if (number > expected) shown.push({ from: expected, count: number - expected });
    const mark = marks.get(number);
    shown.push({
      number,
      text: cut(lines[number - 1] ?? ""),
      outcome: mark?.outcome ?? null,
      controls: mark ? [...mark.controls] : [],
    });
  }
  const last = shown.at(-1);
  const end = last && "number" in last ? last.number : 0;
  if (end < lines.length) shown.push({ from: end + 1, count: lines.length - end });
  return shown;
}

function chosenLines(count: number, marked: readonly number[], whole: number): readonly number[] {
  if (count <= whole) return Array.from({ length: count }, (_, index) => index + 1);
  const chosen = new Set<number>();
  for (const line of marked.length === 0 ? [1] : marked.toSorted((a, b) => a - b)) {
    for (let near = line - AROUND; near <= line + AROUND; near++) {
      if (near >= 1 && near <= count) chosen.add(near);
    }
    if (chosen.size >= SHOWN_AT_MOST) break;
  }
  return [...chosen].sort((a, b) => a - b);
}

function cut(line: string): string {
  if (line.length <= LONGEST_LINE) return line;
  return `${line.slice(0, LONGEST_LINE)} … ${line.length - LONGEST_LINE} more characters`;
}
