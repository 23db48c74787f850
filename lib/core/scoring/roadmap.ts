import { CATALOGUE, type Catalogue, controlIn } from "@/lib/core/model/catalogue";
import { LEVEL_BELOW, TOP_LEVEL } from "@/lib/core/model/levels";
import { PHASE_OF } from "@/lib/core/model/phases";
import type { ControlId, LevelReached } from "@/lib/core/model/words";
import { countedAnswer, isInPlace } from "./counted";
import { isAssessed } from "./level";
import { type Candidate, orderSteps } from "./order-steps";
import { gatingLevels, judge, requirementsOf, type ScoredRequirement } from "./requirements";
import { isProven, provenAnswers } from "./strength";
import type { AnswersByControl, Roadmap, ScoringOptions, Step, StepHints, StepKind } from "./types";

/** Nothing is known beyond the answers. */
const NO_HINTS: StepHints = { urgent: new Set(), patched: new Set() };

/**
 * The way from a set of answers to the target: the steps that gate it, then what is recommended,
 * then what is still to be proven. Each says the level once it and all before it are done.
 */
export function roadmap(
  answers: AnswersByControl,
  options: ScoringOptions & { readonly hints?: StepHints },
): Roadmap {
  const { target, asOf, policy, hints = NO_HINTS, catalogue = CATALOGUE } = options;
  const requirements = requirementsOf(policy, catalogue);
  const missing = missingSteps(answers, options);
  const gating = orderSteps(missing.gating, hints.urgent, catalogue);
  const recommended = orderSteps(missing.recommended, hints.urgent, catalogue);
  const proving = orderSteps(unprovenSteps(answers, options), hints.urgent, catalogue);

  const following = [...gating, ...recommended];
  const declared = levelsAlong(following, requirements, answers, catalogue);
  const steps = following.map((candidate, place) =>
    toStep(candidate, kindOf(candidate, hints), declared[place] ?? null, catalogue),
  );
  // A step that is done leaves an answer that nobody has proven yet.
  const proven = without(provenAnswers(answers, asOf, policy, catalogue), following);
  const verified = levelsAlong(proving, requirements, proven, catalogue);
  return {
    target,
    gating: steps.slice(0, gating.length),
    recommended: steps.slice(gating.length),
    proving: proving.map((candidate, place) =>
      toStep(candidate, "prove", verified[place] ?? null, catalogue),
    ),
  };
}

/** All controls that the target lacks: exactly the blocking ones gate, so that none is too many. */
function missingSteps(
  answers: AnswersByControl,
  { target, policy, catalogue = CATALOGUE }: ScoringOptions,
): { readonly gating: readonly Candidate[]; readonly recommended: readonly Candidate[] } {
  const gates = gatingLevels(policy, target, catalogue);
  const missing = catalogue.controls
    .filter(
      ({ id, expectedLevel }) =>
        (gates.has(id) || expectedLevel <= target) && !isInPlace(id, answers, catalogue),
    )
    .map(({ id, expectedLevel }) => ({
      control: id,
      level: gates.get(id) ?? expectedLevel,
      gating: gates.has(id),
      reason: reasonOf(id, answers, catalogue),
    }));
  return {
    gating: missing.filter(({ gating }) => gating),
    recommended: missing.filter(({ gating }) => !gating),
  };
}

/** Met without proof; "not applicable" only where the verified level waits for its proof. */
function unprovenSteps(
  answers: AnswersByControl,
  { target, asOf, policy, catalogue = CATALOGUE }: ScoringOptions,
): readonly Candidate[] {
  const gates = gatingLevels(policy, target, catalogue);
  return catalogue.controls
    .filter(({ id, expectedLevel }) => {
      const state = answers[id];
      if (
        !state ||
        !isInPlace(id, answers, catalogue) ||
        isProven(id, state, asOf, policy, catalogue)
      )
        return false;
      return gates.has(id) || (expectedLevel <= target && state.answer === "met");
    })
    .map(({ id, expectedLevel }) => ({
      control: id,
      level: gates.get(id) ?? expectedLevel,
      gating: gates.has(id),
      reason: "unproven",
    }));
}

function reasonOf(
  id: ControlId,
  answers: AnswersByControl,
  catalogue: Catalogue,
): Candidate["reason"] {
  const answer = countedAnswer(id, answers, catalogue);
  return answer === "not_met" || answer === "partly" || answer === "unknown"
    ? answer
    : "unanswered";
}

function kindOf({ control, reason }: Candidate, hints: StepHints): StepKind {
  if (reason === "unknown" || reason === "unanswered") return "answer";
  return hints.patched.has(control) ? "fix" : "change";
}

function toStep(
  candidate: Candidate,
  kind: StepKind,
  levelAfter: LevelReached | null,
  catalogue: Catalogue,
): Step {
  const { effort, risk } = controlIn(catalogue, candidate.control);
  const quickWin = candidate.gating && effort === "S" && (kind === "fix" || kind === "change");
  const phase = PHASE_OF[candidate.level];
  return { kind, phase, effort, risk, quickWin, levelAfter, ...candidate };
}

/**
 * The level after each step of a list, when the step and all before it are done. The same as
 * scoring each stage anew, told by what is still blocking.
 */
function levelsAlong(
  steps: readonly Candidate[],
  requirements: readonly ScoredRequirement[],
  answers: AnswersByControl,
  catalogue: Catalogue,
): readonly (LevelReached | null)[] {
  const judged = requirements.map((requirement) => judge(requirement, answers, catalogue));
  const named = new Set(requirements.flatMap(({ controls }) => controls));
  const done = new Set<ControlId>();
  let assessed = isAssessed(requirements, answers);
  let satisfied = 0;
  return steps.map(({ control }) => {
    done.add(control);
    assessed ||= named.has(control);
    // Steps only add up, so what is satisfied once stays so.
    while (judged[satisfied]?.blocking.every((id) => done.has(id))) satisfied += 1;
    const stopper = judged[satisfied];
    if (!assessed) return null;
    return stopper ? LEVEL_BELOW[stopper.level] : TOP_LEVEL;
  });
}

function without(answers: AnswersByControl, steps: readonly Candidate[]): AnswersByControl {
  const left = { ...answers };
  for (const { control } of steps) delete left[control];
  return left;
}
