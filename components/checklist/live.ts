import { type AnswersState, entryOf, saveStateOf } from "@/components/saving/entries";
import { CONTROL_IDS, type ControlId, type Level } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswerState, AnswersByControl, Assessment } from "@/lib/core/scoring/types";

/** What scoring reads of the answers that the server has acknowledged. */
export function savedAnswers(state: AnswersState): AnswersByControl {
  const answers: { [control in ControlId]?: AnswerState } = {};
  for (const control of CONTROL_IDS) {
    const record = entryOf(state, control).record;
    if (!record || record.answer === null) continue;
    const { answer, strength, date, reason } = record;
    answers[control] = { answer, strength, date, reason };
  }
  return answers;
}

/** Scored by the same core as on the server. */
export function assessLive(
  answers: AnswersByControl,
  options: { readonly target: Level; readonly asOf: string },
): Assessment {
  return assess(answers, { ...options, policy: DEFAULT_POLICY });
}

/** The lowest level that is not satisfied, and the controls that keep it from being; null at the top. */
export function blockingOf({ levels }: Assessment): {
  readonly level: Level;
  readonly controls: ReadonlySet<ControlId>;
} | null {
  const next = levels.find(({ satisfied }) => !satisfied);
  if (!next) return null;
  const controls = next.requirements.flatMap(({ blocking }) => blocking);
  return { level: next.level, controls: new Set(controls) };
}

/** Whether somebody has said something that counts, here or on the server. */
export function isAnswered(state: AnswersState, control: ControlId): boolean {
  const entry = entryOf(state, control);
  return entry.draft.answer !== null && saveStateOf(control, entry).kind !== "draft";
}
