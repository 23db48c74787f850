import type { ControlId } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl } from "./types";

/** An answer as it is kept, or nothing said yet; whatever else it holds is not scoring's. */
export interface KeptAnswer extends Omit<AnswerState, "answer"> {
  readonly control: ControlId;
  /** Null: unanswered. */
  readonly answer: AnswerState["answer"] | null;
}

/** What scoring needs of answers as they are kept; an unanswered control is absent. */
export function answersByControl(kept: readonly KeptAnswer[]): AnswersByControl {
  const answers: { [control in ControlId]?: AnswerState } = {};
  for (const { control, answer, strength, date, reason } of kept) {
    if (answer !== null) answers[control] = { answer, strength, date, reason };
  }
  return answers;
}
