import { CATALOGUE } from "@/lib/core/model/catalogue";
import { LEVELS } from "@/lib/core/model/words";
import { areaResults } from "./areas";
import { coverage, progress } from "./coverage";
import { ceilingLevel, declaredLevel, verifiedLevel } from "./level";
import { lint } from "./lint";
import { mistakes, skippedBasics } from "./mistakes";
import { judge, requirementsOf } from "./requirements";
import type { AnswersByControl, Assessment, ScoringOptions } from "./types";

/**
 * Everything that scoring says about a set of answers on a day: levels, coverage, progress, areas,
 * mistakes and lint, each with the controls behind it. By today's catalogue unless another is given.
 */
export function assess(answers: AnswersByControl, options: ScoringOptions): Assessment {
  const { target, asOf, policy, catalogue = CATALOGUE } = options;
  const judged = requirementsOf(policy, catalogue).map((it) => judge(it, answers, catalogue));
  return {
    target,
    declared: declaredLevel(answers, policy, catalogue),
    verified: verifiedLevel(answers, asOf, policy, catalogue),
    ceiling: ceilingLevel(answers, policy, catalogue),
    coverage: coverage(answers, catalogue),
    progress: progress(answers, catalogue),
    levels: LEVELS.map((level) => {
      const requirements = judged.filter((result) => result.level === level);
      const satisfied = requirements.every(({ state }) => state === "satisfied");
      return { level, satisfied, requirements };
    }),
    areas: areaResults(answers, target, catalogue),
    skippedBasics: skippedBasics(judged),
    mistakes: mistakes(answers, judged, options),
    lint: lint(answers, options),
  };
}
