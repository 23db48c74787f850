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
 * mistakes and lint, each with the controls behind it.
 */
export function assess(answers: AnswersByControl, options: ScoringOptions): Assessment {
  const { target, asOf, policy } = options;
  const judged = requirementsOf(policy).map((requirement) => judge(requirement, answers));
  return {
    target,
    declared: declaredLevel(answers, policy),
    verified: verifiedLevel(answers, asOf, policy),
    ceiling: ceilingLevel(answers, policy),
    coverage: coverage(answers),
    progress: progress(answers),
    levels: LEVELS.map((level) => {
      const requirements = judged.filter((result) => result.level === level);
      const satisfied = requirements.every(({ state }) => state === "satisfied");
      return { level, satisfied, requirements };
    }),
    areas: areaResults(answers, target),
    skippedBasics: skippedBasics(judged),
    mistakes: mistakes(answers, judged, options),
    lint: lint(answers, options),
  };
}
