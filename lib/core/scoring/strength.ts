import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import type { ControlId, Strength } from "@/lib/core/model/words";
import { daysBetween } from "./days";
import type { AnswerState, AnswersByControl, Policy } from "./types";

/** Time zones: an answer of "tomorrow" may have been given today. */
const DAYS_AHEAD = 1;

/**
 * Days for which evidence of a control counts; a policy can only shorten the catalogue's. None for a
 * control that the catalogue lacks.
 */
export function freshDaysOf(
  id: ControlId,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): number {
  const freshDays = catalogue.byId.get(id)?.freshDays ?? 0;
  return Math.min(freshDays, policy.freshDays[id] ?? Number.POSITIVE_INFINITY);
}

/**
 * Whether an answer has evidence that no longer counts: older than its fresh days, or of a day
 * that is no day or lies ahead. An answer without evidence has nothing that could go stale.
 */
export function isStale(
  id: ControlId,
  state: AnswerState,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): boolean {
  return state.strength !== "asserted" && !isFresh(id, state.date, asOf, policy, catalogue);
}

/** Whether what files showed of a control on one day still counts on another. A day that lies ahead never does. */
export function isFresh(
  id: ControlId,
  date: string,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): boolean {
  const age = daysBetween(date, asOf);
  return age >= -DAYS_AHEAD && age <= freshDaysOf(id, policy, catalogue);
}

/**
 * How well an answer is backed on a day. Verified and accepted fall back to asserted when they are
 * stale, and while a fresh proposal contradicts them.
 */
export function effectiveStrength(
  id: ControlId,
  state: AnswerState,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): Strength {
  if (state.strength !== "verified" && state.strength !== "accepted") return state.strength;
  return state.contradiction || isStale(id, state, asOf, policy, catalogue)
    ? "asserted"
    : state.strength;
}

/** Whether an answer counts for the verified level: verified or accepted on that day. */
export function isProven(
  id: ControlId,
  state: AnswerState,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): boolean {
  const strength = effectiveStrength(id, state, asOf, policy, catalogue);
  return strength === "verified" || strength === "accepted";
}

/** Only the answers that count for the verified level. */
export function provenAnswers(
  answers: AnswersByControl,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): AnswersByControl {
  const proven: { [control in ControlId]?: AnswerState } = {};
  for (const { id } of catalogue.controls) {
    const state = answers[id];
    if (state && isProven(id, state, asOf, policy, catalogue)) proven[id] = state;
  }
  return proven;
}
