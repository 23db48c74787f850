import { type Answer, CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl, Step } from "./types";

/**
 * The answers once these steps are done on a day. A proof leaves the answer and makes it verified;
 * every other step ends in "met", as somebody says it.
 */
export function withSteps(
  answers: AnswersByControl,
  steps: readonly Pick<Step, "control" | "kind">[],
  asOf: string,
): AnswersByControl {
  const changed: { [control in ControlId]?: AnswerState } = { ...answers };
  for (const { control, kind } of steps) {
    const state = changed[control];
    if (kind !== "prove") changed[control] = asserted("met", asOf);
    else if (state) {
      changed[control] = { ...state, strength: "verified", date: asOf, contradiction: null };
    }
  }
  return changed;
}

/** The answers with some of them given anew on a day, or taken back where the change is null. */
export function withAnswers(
  answers: AnswersByControl,
  changes: { readonly [control in ControlId]?: Answer | null },
  asOf: string,
): AnswersByControl {
  const changed: { [control in ControlId]?: AnswerState } = { ...answers };
  for (const id of CONTROL_IDS) {
    const answer = changes[id];
    if (answer === null) delete changed[id];
    else if (answer && answer !== changed[id]?.answer) changed[id] = asserted(answer, asOf);
  }
  return changed;
}

function asserted(answer: Answer, asOf: string): AnswerState {
  return { answer, strength: "asserted", date: asOf };
}
