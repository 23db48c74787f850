import { isControlId } from "@/lib/core/model/controls";
import { type Answer, CONTROL_IDS, type ControlId, type Strength } from "@/lib/core/model/words";
import { changeKind, compare } from "@/lib/core/scoring/compare";
import { countedAnswer } from "@/lib/core/scoring/counted";
import { effectiveStrength } from "@/lib/core/scoring/strength";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import type { ComparedState, Pair, StateChange, StateComparison } from "./types";

/**
 * What differs between two states, the earlier one first. Levels, figures and areas are those that each state holds:
 * nothing is judged anew by another catalogue. Each answer counts as it did in its own; one that no catalogue here knows is
 * compared as it is.
 */
export function compareStates(before: ComparedState, after: ComparedState): StateComparison {
  const declared = pair(before.result.declared, after.result.declared);
  const verified = pair(before.result.verified, after.result.verified);
  const coverage = pair(before.result.coverage, after.result.coverage);
  const answered = pair(before.result.progress.answered, after.result.progress.answered);
  const target = pair(before.result.target, after.result.target);
  const areas = areaPairs(before, after);
  const changes = [...knownChanges(before, after), ...unknownChanges(before, after)];
  const figures: readonly Pair<number | null>[] = [declared, verified, coverage, answered, target];
  const isSame =
    changes.length === 0 &&
    figures.every((figure) => figure.before === figure.after) &&
    areas.every((area) => isSameArea(area));
  return { declared, verified, coverage, answered, target, areas, changes, isSame };
}

function pair<Value>(before: Value, after: Value): Pair<Value> {
  return { before, after };
}

type AreaPair = StateComparison["areas"][number];

function areaPairs(before: ComparedState, after: ComparedState): readonly AreaPair[] {
  const names = [...after.result.areas, ...before.result.areas].map(({ area }) => area);
  const of = (state: ComparedState, name: string) =>
    state.result.areas.find(({ area }) => area === name) ?? null;
  return [...new Set(names)].map((area) => ({
    area,
    before: of(before, area),
    after: of(after, area),
  }));
}

function isSameArea({ before, after }: AreaPair): boolean {
  return (
    before?.state === after?.state &&
    before?.inPlace === after?.inPlace &&
    before?.answered === after?.answered &&
    before?.total === after?.total
  );
}

function knownChanges(before: ComparedState, after: ComparedState): readonly StateChange[] {
  const [then, now] = [knownAnswers(before), knownAnswers(after)];
  const said = compare(
    { answers: then, asOf: before.asOf, catalogue: before.rules },
    { answers: now, asOf: after.asOf, catalogue: after.rules },
    after.policy,
  ).changes;
  return CONTROL_IDS.flatMap((control): StateChange[] => {
    const strengthBefore = strengthOf(control, then, before);
    const strengthAfter = strengthOf(control, now, after);
    const backed = { strengthBefore, strengthAfter };
    const change = said.find((each) => each.control === control);
    if (change) return [{ ...change, ...backed }];
    if (strengthBefore === strengthAfter) return [];
    const answer = countedAnswer(control, now, after.rules);
    return [{ control, kind: "backing", before: answer, after: answer, ...backed }];
  });
}

function unknownChanges(before: ComparedState, after: ComparedState): readonly StateChange[] {
  const answerIn = ({ answers }: ComparedState, control: string) =>
    answers.find((each) => each.control === control && each.answer !== null);
  const all = [...before.answers, ...after.answers].map(({ control }) => control);
  const unknown = [...new Set(all)].filter((control) => !isControlId(control)).sort();
  return unknown.flatMap((control) => {
    const [then, now] = [answerIn(before, control), answerIn(after, control)];
    const [from, to] = [then?.answer ?? null, now?.answer ?? null];
    const strengthBefore = then?.strength ?? null;
    const strengthAfter = now?.strength ?? null;
    const kind = kindOf(from, to, strengthBefore === strengthAfter);
    return kind ? [{ control, kind, before: from, after: to, strengthBefore, strengthAfter }] : [];
  });
}

function kindOf(from: Answer | null, to: Answer | null, isBackedAlike: boolean) {
  if (from !== to) return changeKind(from, to);
  return isBackedAlike ? null : "backing";
}

function knownAnswers({ answers }: ComparedState): AnswersByControl {
  const known: { [control in ControlId]?: NonNullable<AnswersByControl[ControlId]> } = {};
  for (const { control, answer, strength, date, contradiction = null } of answers) {
    if (!isControlId(control) || answer === null) continue;
    known[control] = { answer, strength, date, contradiction };
  }
  return known;
}

function strengthOf(
  control: ControlId,
  answers: AnswersByControl,
  state: ComparedState,
): Strength | null {
  const answer = answers[control];
  const { asOf, policy, rules } = state;
  if (!answer || countedAnswer(control, answers, rules) === null) return null;
  return effectiveStrength(control, answer, asOf, policy, rules);
}
