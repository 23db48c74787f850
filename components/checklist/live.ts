import { type AnswersState, entryOf, saveStateOf } from "@/components/saving/entries";
import type { Catalogue } from "@/lib/core/model/catalogue";
import { CONTROL_IDS, type ControlId, type Level } from "@/lib/core/model/words";
import { besideFiles, type PlacedProposals } from "@/lib/core/review/standing";
import { answersByControl } from "@/lib/core/scoring/answers";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl, Assessment, ScoringOptions } from "@/lib/core/scoring/types";

/** What scoring reads of the answers that the server has acknowledged. */
export function savedAnswers(state: AnswersState): AnswersByControl {
  return answersByControl(CONTROL_IDS.flatMap((control) => entryOf(state, control).record ?? []));
}

/** Answers as the project's files leave them, also those that were saved a moment ago. */
export function besideLive(
  answers: AnswersByControl,
  proposals: PlacedProposals,
  asOf: string,
  catalogue?: Catalogue,
): AnswersByControl {
  return besideFiles(answers, proposals, asOf, DEFAULT_POLICY, catalogue);
}

/** Scored by the same core as on the server. */
export function assessLive(
  answers: AnswersByControl,
  options: Omit<ScoringOptions, "policy">,
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

/** How many controls the target waits for: the gating steps of the roadmap. */
export function gatingCount({ levels, target }: Assessment): number {
  const waiting = levels
    .filter(({ level }) => level <= target)
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ blocking }) => blocking);
  return new Set(waiting).size;
}
