import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import type { ControlId, Level, RequirementState } from "@/lib/core/model/words";
import { isBroken, isInPlace } from "./counted";
import type { AnswersByControl, Policy, RequirementResult } from "./types";

/** What a level asks for: a requirement of the catalogue, or the one that strict mode adds. */
export type ScoredRequirement = Pick<RequirementResult, "id" | "level" | "controls">;

/**
 * The requirements that hold under a policy, ordered by level. In strict mode each level also asks
 * for every control expected at it.
 */
export function requirementsOf(
  policy: Policy,
  catalogue: Catalogue = CATALOGUE,
): readonly ScoredRequirement[] {
  return policy.strict ? catalogue.strict : catalogue.requirements;
}

/** Judges a requirement by a set of answers, with the controls that decide it. */
export function judge(
  { id, level, controls }: ScoredRequirement,
  answers: AnswersByControl,
  catalogue: Catalogue = CATALOGUE,
): RequirementResult {
  const blocking = controls.filter((control) => !isInPlace(control, answers, catalogue));
  const broken = blocking.filter((control) => isBroken(control, answers, catalogue));
  return {
    id,
    level,
    state: stateOf(blocking, broken),
    controls,
    by: controls.filter((control) => isInPlace(control, answers, catalogue)),
    blocking,
    broken,
  };
}

/** The first level at which each control gates, up to the target. */
export function gatingLevels(
  policy: Policy,
  target: Level,
  catalogue: Catalogue = CATALOGUE,
): ReadonlyMap<ControlId, Level> {
  const levels = new Map<ControlId, Level>();
  for (const { level, controls } of requirementsOf(policy, catalogue)) {
    if (level > target) continue;
    for (const control of controls) if (!levels.has(control)) levels.set(control, level);
  }
  return levels;
}

function stateOf(blocking: readonly ControlId[], broken: readonly ControlId[]): RequirementState {
  if (blocking.length === 0) return "satisfied";
  return broken.length > 0 ? "refuted" : "open";
}
