import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import { LEVEL_BELOW, TOP_LEVEL } from "@/lib/core/model/levels";
import type { ControlId, LevelReached, RequirementState } from "@/lib/core/model/words";
import { judge, requirementsOf, type ScoredRequirement } from "./requirements";
import { provenAnswers } from "./strength";
import type { AnswerState, AnswersByControl, Policy } from "./types";

/** The highest level with all requirements up to it satisfied by all answers; null: not assessed. */
export function declaredLevel(
  answers: AnswersByControl,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): LevelReached | null {
  return highest(answers, policy, catalogue, (state) => state !== "satisfied");
}

/** The same by answers that are verified or accepted on a day; null while none of them counts. */
export function verifiedLevel(
  answers: AnswersByControl,
  asOf: string,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): LevelReached | null {
  return declaredLevel(provenAnswers(answers, asOf, policy, catalogue), policy, catalogue);
}

/**
 * The highest level with no requirement up to it refuted, where a contradicted answer counts by
 * what was proposed against it; null while nothing is assessed.
 */
export function ceilingLevel(
  answers: AnswersByControl,
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): LevelReached | null {
  const counted = byProposal(answers, catalogue);
  return highest(counted, policy, catalogue, (state) => state === "refuted");
}

/** Whether any control that a requirement names has an answer. */
export function isAssessed(
  requirements: readonly ScoredRequirement[],
  answers: AnswersByControl,
): boolean {
  return requirements.some(({ controls }) => controls.some((control) => answers[control]));
}

function highest(
  answers: AnswersByControl,
  policy: Policy,
  catalogue: Catalogue,
  stops: (state: RequirementState) => boolean,
): LevelReached | null {
  const requirements = requirementsOf(policy, catalogue);
  if (!isAssessed(requirements, answers)) return null;
  const stopper = requirements.find((requirement) =>
    stops(judge(requirement, answers, catalogue).state),
  );
  return stopper ? LEVEL_BELOW[stopper.level] : TOP_LEVEL;
}

function byProposal(answers: AnswersByControl, { controls }: Catalogue): AnswersByControl {
  const counted: { [control in ControlId]?: AnswerState } = { ...answers };
  for (const { id } of controls) {
    const state = answers[id];
    if (state?.contradiction) counted[id] = { ...state, answer: state.contradiction.proposed };
  }
  return counted;
}
