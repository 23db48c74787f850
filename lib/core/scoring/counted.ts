import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import type { Answer, ControlId } from "@/lib/core/model/words";
import type { AnswersByControl } from "./types";

/**
 * What an answer counts as: itself, null when there is none, and "don't know" where "not
 * applicable" is said of a control that always applies. So no such answer ever satisfies anything.
 * An answer to a control that the catalogue lacks counts as none.
 */
export function countedAnswer(
  id: ControlId,
  answers: AnswersByControl,
  catalogue: Catalogue = CATALOGUE,
): Answer | null {
  const control = catalogue.byId.get(id);
  const answer = (control && answers[id]?.answer) ?? null;
  return answer === "not_applicable" && control?.na === "never" ? "unknown" : answer;
}

/** Met, or not applicable where that is allowed. */
export function isInPlace(
  id: ControlId,
  answers: AnswersByControl,
  catalogue: Catalogue = CATALOGUE,
): boolean {
  const answer = countedAnswer(id, answers, catalogue);
  return answer === "met" || answer === "not_applicable";
}

/** Answered partly or not met: somebody has said that it falls short. */
export function isBroken(
  id: ControlId,
  answers: AnswersByControl,
  catalogue: Catalogue = CATALOGUE,
): boolean {
  const answer = countedAnswer(id, answers, catalogue);
  return answer === "partly" || answer === "not_met";
}
