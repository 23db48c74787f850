import type { ControlId, LevelReached } from "@/lib/core/model/words";
import { besideFiles, type StandingProposals } from "@/lib/core/review/standing";
import { assess } from "@/lib/core/scoring/assess";
import { countedAnswer } from "@/lib/core/scoring/counted";
import { isProven } from "@/lib/core/scoring/strength";
import type { AnswersByControl, Assessment, ScoringOptions } from "@/lib/core/scoring/types";
import type { CatalogueDifference, WordedPart } from "./difference";
import type { Edition } from "./edition";

interface Pair<Value> {
  readonly before: Value;
  readonly after: Value;
}

/**
 * Why an answer is to be looked at again: its question or criteria read otherwise, "not applicable" is no answer there
 * any more, or what proves it is too old by the new rules.
 */
export type LookAgainReason = "reworded" | "always-applies" | "stale";

/** An answer that counts on, and that somebody should look at. */
export interface LookAgain {
  readonly control: ControlId;
  readonly reasons: readonly LookAgainReason[];
}

/** What a move to another version does to a project whose answers stay as they are. */
export interface UpgradeEffect {
  readonly declared: Pair<LevelReached | null>;
  readonly verified: Pair<LevelReached | null>;
  readonly coverage: Pair<number | null>;
  readonly progress: Pair<Assessment["progress"]>;
  /** New controls that nobody has answered. */
  readonly unanswered: readonly ControlId[];
  /** New controls with an answer from before: it counts again. */
  readonly returning: readonly ControlId[];
  readonly lookAgain: readonly LookAgain[];
  /** Answered controls that are gone: the answer is kept and counts no more. */
  readonly uncounted: readonly ControlId[];
}

/** Two versions, and what is another in the later one. */
export interface Upgrade {
  readonly from: Edition;
  readonly to: Edition;
  readonly difference: CatalogueDifference;
}

/** What is said in a project: its answers as they were given, and what its files say. */
export interface Said {
  readonly answers: AnswersByControl;
  readonly proposals: StandingProposals;
}

/** Scores the same answers beside the same files by both versions, and says which of them need somebody. */
export function upgradeEffect(
  said: Said,
  options: Omit<ScoringOptions, "catalogue">,
  upgrade: Upgrade,
): UpgradeEffect {
  const { from, to, difference } = upgrade;
  const [old, now] = [standing(said, options, from), standing(said, options, to)];
  const before = assess(old, { ...options, catalogue: from.catalogue });
  const after = assess(now, { ...options, catalogue: to.catalogue });
  const isAnswered = (id: ControlId) => said.answers[id] !== undefined;
  const added = difference.added.map(({ id }) => id);
  return {
    declared: { before: before.declared, after: after.declared },
    verified: { before: before.verified, after: after.verified },
    coverage: { before: before.coverage, after: after.coverage },
    progress: { before: before.progress, after: after.progress },
    unanswered: added.filter((id) => !isAnswered(id)),
    returning: added.filter(isAnswered),
    lookAgain: to.catalogue.controls.flatMap(({ id }): LookAgain[] => {
      if (!from.catalogue.byId.has(id)) return [];
      const reasons = reasonsOf(id, { old, now }, options, upgrade);
      return reasons.length > 0 ? [{ control: id, reasons }] : [];
    }),
    uncounted: difference.removed.map(({ id }) => id).filter(isAnswered),
  };
}

function standing(
  { answers, proposals }: Said,
  { asOf, policy }: Pick<ScoringOptions, "asOf" | "policy">,
  { catalogue }: Edition,
): AnswersByControl {
  return besideFiles(answers, proposals, asOf, policy, catalogue);
}

/** Another title asks nothing else. */
const DECIDING: readonly WordedPart[] = ["question", "met", "partly", "not_met", "naCondition"];

function reasonsOf(
  id: ControlId,
  answers: { readonly old: AnswersByControl; readonly now: AnswersByControl },
  { asOf, policy }: Pick<ScoringOptions, "asOf" | "policy">,
  { from, to, difference }: Upgrade,
): readonly LookAgainReason[] {
  const [old, now] = [answers.old[id], answers.now[id]];
  if (!old || !now) return [];
  const reasons: LookAgainReason[] = [];
  const parts = difference.reworded.find((it) => it.id === id)?.parts ?? [];
  if (parts.some(({ part }) => DECIDING.includes(part))) reasons.push("reworded");
  const spared =
    countedAnswer(id, answers.old, from.catalogue) === "not_applicable" &&
    countedAnswer(id, answers.now, to.catalogue) !== "not_applicable";
  if (spared) reasons.push("always-applies");
  const wasProven = isProven(id, old, asOf, policy, from.catalogue);
  if (wasProven && !isProven(id, now, asOf, policy, to.catalogue)) reasons.push("stale");
  return reasons;
}
