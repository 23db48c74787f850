import { controlById } from "@/lib/core/model/controls";
import type { Answer, ControlId } from "@/lib/core/model/words";
import type { AnswersByControl } from "./types";

/**
 * What an answer counts as: itself, null when there is none, and "don't know" where "not
 * applicable" is said of a control that always applies. So no such answer ever satisfies anything.
 */
export function countedAnswer(id: ControlId, answers: AnswersByControl): Answer | null {
  const answer = answers[id]?.answer ?? null;
  return answer === "not_applicable" && controlById(id).na === "never" ? "unknown" : answer;
}

/** Met, or not applicable where that is allowed. */
export function isInPlace(id: ControlId, answers: AnswersByControl): boolean {
  const answer = countedAnswer(id, answers);
  return answer === "met" || answer === "not_applicable";
}

/** Answered partly or not met: somebody has said that it falls short. */
export function isBroken(id: ControlId, answers: AnswersByControl): boolean {
  const answer = countedAnswer(id, answers);
  return answer === "partly" || answer === "not_met";
}
