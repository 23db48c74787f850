import { BASIC_QUESTIONS } from "@/lib/core/model/basics";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import type { AnswersByControl, Roadmap } from "@/lib/core/scoring/types";

/** Where answering goes on: the page of the four basics, a question, or nowhere: all are answered. */
export type ContinueAt =
  | { readonly kind: "basics" }
  | { readonly kind: "question"; readonly control: ControlId }
  | { readonly kind: "done" };

/**
 * Where a team goes on answering. The basics come first while none of them is answered, then what the
 * next level waits for in the roadmap's order, then the checklist's order.
 */
export function continueAt(
  answers: AnswersByControl,
  { gating }: Pick<Roadmap, "gating">,
): ContinueAt {
  if (BASIC_QUESTIONS.every((control) => !answers[control])) return { kind: "basics" };
  const inOrder = [...gating.map(({ control }) => control), ...CONTROL_IDS];
  const control = inOrder.find((id) => !answers[id]);
  return control ? { kind: "question", control } : { kind: "done" };
}
