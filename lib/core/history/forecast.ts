import type { ControlId, Level } from "@/lib/core/model/words";
import { addDays, daysBetween } from "@/lib/core/scoring/days";
import { declaredLevel } from "@/lib/core/scoring/level";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { AnswersByControl, ScoringOptions } from "@/lib/core/scoring/types";
import { answersAt, endOf, type Revision } from "./replay";

/** What a pace is taken from. */
const PACE_DAYS = 90;
/** What was done in the first two weeks says nothing of a pace. */
export const LEAST_DAYS = 14;
/** Beyond it a pace says nothing of a day. */
const FARTHEST_DAYS = 5 * 365;

/** When the target is reached at the pace so far, with what that rests on; or why nothing can be said. */
export type Forecast =
  | { readonly kind: "nothing-answered" | "read-only" }
  | { readonly kind: "reached"; readonly target: Level }
  | { readonly kind: "too-young"; readonly target: Level; readonly left: readonly ControlId[] }
  | ({ readonly kind: "no-pace" | "too-far" } & Basis)
  | ({
      readonly kind: "date";
      readonly day: string;
      /** From today. */
      readonly days: number;
    } & Basis);

/** The controls that kept the target from being reached: then, now. */
interface Basis {
  readonly target: Level;
  /** How many days the pace was taken from. */
  readonly window: number;
  /** Of the steps then, how many are none now. */
  readonly closed: number;
  /** Of the steps now, how many were none then. */
  readonly opened: number;
  /** The steps that are left, in the roadmap's order. */
  readonly left: readonly ControlId[];
}

/**
 * Forecasts when a project declares its target, at the pace at which gating steps were closed in the last 90 days, or
 * since the end of its first day where it is younger: what it was made with is no pace. Steps that came up meanwhile
 * count against those that were closed.
 * @param since the day on which the project was made.
 */
export function forecast(
  revisions: readonly Revision[],
  since: string,
  options: ScoringOptions,
): Forecast {
  const { asOf, target, policy, catalogue } = options;
  const now = answersAt(revisions, endOf(asOf));
  const declared = declaredLevel(now, policy, catalogue);
  if (declared === null) return { kind: "nothing-answered" };
  if (declared >= target) return { kind: "reached", target };
  const left = gatingSteps(now, options);
  const window = Math.min(PACE_DAYS, daysBetween(since, asOf));
  if (!(window >= LEAST_DAYS)) return { kind: "too-young", target, left };
  const then = gatingSteps(answersAt(revisions, endOf(addDays(asOf, -window))), options);
  const closed = then.filter((control) => !left.includes(control)).length;
  const opened = left.filter((control) => !then.includes(control)).length;
  const basis = { target, window, closed, opened, left };
  if (closed <= opened) return { kind: "no-pace", ...basis };
  const days = Math.ceil((left.length * window) / (closed - opened));
  if (days > FARTHEST_DAYS) return { kind: "too-far", ...basis };
  return { kind: "date", day: addDays(asOf, days), days, ...basis };
}

function gatingSteps(answers: AnswersByControl, options: ScoringOptions): readonly ControlId[] {
  return roadmap(answers, options).gating.map(({ control }) => control);
}
