import { CATALOGUE } from "@/lib/core/model/catalogue";
import type { ControlId, LevelReached } from "@/lib/core/model/words";
import { addDays } from "@/lib/core/scoring/days";
import { verifiedLevel } from "@/lib/core/scoring/level";
import { freshDaysOf, provenAnswers } from "@/lib/core/scoring/strength";
import type { AnswersByControl, ScoringOptions } from "@/lib/core/scoring/types";

/** A day from which some proven answers count as asserted only, if nobody proves them anew. */
export interface Expiry {
  /** The first day on which they are stale, `YYYY-MM-DD`. */
  readonly day: string;
  readonly controls: readonly ControlId[];
  /** The verified level on that day. */
  readonly verified: LevelReached | null;
}

/** The days on which proven answers go stale, soonest first, each with what is then left of the verified level. */
export function expiries(
  answers: AnswersByControl,
  { asOf, policy, catalogue = CATALOGUE }: Omit<ScoringOptions, "target">,
): readonly Expiry[] {
  const byDay = new Map<string, ControlId[]>();
  const proven = provenAnswers(answers, asOf, policy, catalogue);
  for (const { id } of catalogue.controls) {
    const state = proven[id];
    if (!state) continue;
    const day = addDays(state.date, freshDaysOf(id, policy, catalogue) + 1);
    byDay.set(day, [...(byDay.get(day) ?? []), id]);
  }
  return [...byDay]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, controls]) => {
      return { day, controls, verified: verifiedLevel(proven, day, policy, catalogue) };
    });
}
