import type { ControlId, Level } from "@/lib/core/model/words";
import type { Assessment, RequirementResult } from "@/lib/core/scoring/types";
import { controlName, requirementTitle } from "./result";

/** What files prove, in one sentence of three parts; an empty part has nothing to say. */
export interface ProofSentence {
  readonly proven: string;
  /** What stands between that and the next level. */
  readonly next: string;
  /** “3 questions no file answers.” */
  readonly open: string;
}

/** The one sentence about files: “Level 1 proven by these files. Level 2 needs … 3 questions no file answers.” */
export function proofSentence(assessment: Assessment): ProofSentence {
  const open = openQuestions(assessment).length;
  return {
    proven: provenPart(assessment),
    next: nextPart(assessment),
    open: open === 0 ? "" : `${open} ${open === 1 ? "question" : "questions"} no file answers.`,
  };
}

/** The controls that a level up to the target, or the next one, waits for and that nobody has spoken of. */
export function openQuestions(assessment: Assessment): readonly ControlId[] {
  const last = Math.max(assessment.target, (assessment.declared ?? 0) + 1);
  return unsaid(
    assessment.levels
      .filter(({ level }) => level <= last)
      .flatMap(({ requirements }) => requirements),
  );
}

function provenPart({ declared, verified, ceiling }: Assessment): string {
  if (declared === null) return "These files decide nothing yet.";
  if (declared === 0) {
    return ceiling === 0
      ? "Level 1 is refuted by these files."
      : `Nothing found stands against level ${ceiling}.`;
  }
  if (declared === verified) return `Level ${declared} proven by these files.`;
  if (verified) return `Level ${declared} declared, level ${verified} proven by these files.`;
  return `Level ${declared} declared, ${declared === 1 ? "" : "level 1 "}not fully proven by these files.`;
}

function nextPart({ declared, levels }: Assessment): string {
  const level = ((declared ?? 0) + 1) as Level;
  const requirements = levels.find((result) => result.level === level)?.requirements ?? [];
  const refuted = requirements.filter(({ broken }) => broken.length > 0);
  if (refuted.length > 0) {
    return `Level ${level} needs ${listed(refuted.map(({ id }) => lowerFirst(requirementTitle(id))))}.`;
  }
  const waiting = unsaid(requirements);
  if (waiting.length === 0) return "";
  const answers = waiting.length === 1 ? "answer" : "answers";
  return `Level ${level} waits for ${waiting.length} ${answers}: ${listed(waiting.map((id) => controlName[id]))}.`;
}

function unsaid(requirements: readonly RequirementResult[]): readonly ControlId[] {
  return unique(
    requirements.flatMap(({ blocking, broken }) => blocking.filter((id) => !broken.includes(id))),
  );
}

function unique(controls: readonly ControlId[]): readonly ControlId[] {
  return [...new Set(controls)];
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
