import { CATALOGUE, type Catalogue, controlIn } from "@/lib/core/model/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import { countedAnswer, isInPlace } from "./counted";
import { notApplicableProblem } from "./not-applicable";
import { gatingLevels } from "./requirements";
import { isStale } from "./strength";
import type { AnswerState, AnswersByControl, LintCode, LintResult, ScoringOptions } from "./types";

/**
 * What a reader should doubt, by control in the checklist's order, then what concerns the whole
 * set. A lint never moves a level.
 */
export function lint(answers: AnswersByControl, options: ScoringOptions): readonly LintResult[] {
  const { catalogue = CATALOGUE } = options;
  const found: LintResult[] = [];
  for (const { id } of catalogue.controls) {
    const state = answers[id];
    if (!state) continue;
    for (const code of codesOf(id, state, answers, options)) {
      found.push({ code, control: id, needs: null });
    }
    for (const needs of missingNeeds(id, answers, catalogue)) {
      found.push({ code: "criterion-needs-control", control: id, needs });
    }
  }
  if (hasManyNotApplicable(answers, options)) {
    found.push({ code: "many-not-applicable", control: null, needs: null });
  }
  return found;
}

function codesOf(
  id: ControlId,
  state: AnswerState,
  answers: AnswersByControl,
  { asOf, policy, catalogue = CATALOGUE }: ScoringOptions,
): readonly LintCode[] {
  const codes: LintCode[] = [];
  const answer = countedAnswer(id, answers, catalogue);
  if (state.contradiction) codes.push("contradiction");
  if (
    answer === "met" &&
    state.strength === "asserted" &&
    controlIn(catalogue, id).risk >= policy.evidenceFromRisk
  ) {
    codes.push("met-without-evidence");
  }
  if (isStale(id, state, asOf, policy, catalogue)) codes.push("stale-evidence");
  // What a finding proves needs no reason beside it.
  const isProven = state.strength === "verified";
  if (answer === "not_applicable" && !isProven && notApplicableProblem(id, state.reason)) {
    codes.push("reason-says-nothing");
  }
  return codes;
}

function missingNeeds(
  id: ControlId,
  answers: AnswersByControl,
  catalogue: Catalogue,
): readonly ControlId[] {
  if (countedAnswer(id, answers, catalogue) !== "met") return [];
  return (catalogue.criterionNeeds[id] ?? []).filter(
    (needed) => !isInPlace(needed, answers, catalogue),
  );
}

function hasManyNotApplicable(answers: AnswersByControl, options: ScoringOptions): boolean {
  const { policy, target, catalogue } = options;
  const gating = [...gatingLevels(policy, target, catalogue).keys()];
  const excused = gating.filter((id) => countedAnswer(id, answers, catalogue) === "not_applicable");
  return excused.length * 4 > gating.length;
}
