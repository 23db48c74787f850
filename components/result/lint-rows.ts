import { lintGroupSentence, lintSentence } from "@/lib/core/model/text/en/result";
import type { ControlId } from "@/lib/core/model/words";
import type { LintCode, LintResult } from "@/lib/core/scoring/types";

/** One row of the check: a sentence, and the controls to list after it where it names none itself. */
export interface LintRow {
  readonly code: LintCode;
  readonly sentence: string;
  readonly controls: readonly ControlId[];
}

// What refuses a sign-off comes first, what only makes a reader wonder last.
const ORDER = [
  "contradiction",
  "stale-evidence",
  "criterion-needs-control",
  "reason-says-nothing",
  "many-not-applicable",
  "met-without-evidence",
] as const satisfies readonly LintCode[];

/** The lint in rows: equal doubts about several answers are one, gravest first. */
export function lintRows(lint: readonly LintResult[]): readonly LintRow[] {
  return ORDER.flatMap((code) => {
    const those = lint.filter((result) => result.code === code);
    const together = those.length > 1 ? lintGroupSentence(code, those.length) : null;
    if (together === null) {
      return those.map((result) => ({ code, sentence: lintSentence(result), controls: [] }));
    }
    const controls = those.flatMap(({ control }) => (control ? [control] : []));
    return [{ code, sentence: together, controls }];
  });
}
