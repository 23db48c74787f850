import type { Finding } from "@/lib/core/evidence/finish";
import { CONTROLS } from "@/lib/core/model/controls";
import { requirementTitle } from "@/lib/core/model/text/en/result";
import type { ControlId } from "@/lib/core/model/words";
import type { AssessedEvidence } from "@/lib/core/proposals/score";
import type { RequirementResult } from "@/lib/core/scoring/types";

/** The name and version of this format (design, section 7). */
export const SCHEMA = "plimsoll.assessment/1";
/** Paths are relative to what was assessed. Where that lies is no part of the result: its digest holds everywhere. */
export const ROOT = ".";

/** The best answer that a finding still allows; null where it says nothing of one: unknown, or not applicable. */
export function bestOf({ outcome, best }: Finding) {
  if (best) return best;
  return outcome === "pass" ? "met" : outcome === "fail" ? "not_met" : null;
}

/** What the files say of each control, and how it is answered by that. */
export function controlResults({ evidence, answers }: AssessedEvidence) {
  return CONTROLS.map(({ id }) => {
    const proposal = evidence.proposals.get(id);
    const { met, partly, notMet, unknown, notApplicable } = proposal?.counts ?? NOTHING;
    return {
      control: id,
      answer: answers[id]?.answer ?? null,
      strength: answers[id]?.strength ?? null,
      counts: { met, partly, notMet, unknown, notApplicable },
      reasons: findingIds(proposal?.findings ?? []),
      notLookedAt: LOOKS_INSIDE.has(id) ? [...evidence.notLookedAt] : [],
    };
  });
}

/** Levels and their requirements, without the sentence on what is next. */
export function resultJson({ assessment }: AssessedEvidence) {
  const { declared, verified, ceiling, coverage, progress, levels, skippedBasics } = assessment;
  return {
    declared,
    verified,
    ceiling,
    coverage,
    progress: { answered: progress.answered, total: progress.total },
    levels: levels.map(({ level, satisfied, requirements }) => ({
      level,
      satisfied,
      requirements: requirements.map(requirementJson),
    })),
    skippedBasics: [...skippedBasics],
  };
}

function requirementJson({ id, state, by, blocking }: RequirementResult) {
  return { id, title: requirementTitle(id), state, by: [...by], blocking: [...blocking] };
}

/** The ids of findings, in their order. */
export function findingIds(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id);
}

const NOTHING = { met: 0, partly: 0, notMet: 0, unknown: 0, notApplicable: 0 };

/** Controls about images built here: a Dockerfile that is named and absent is one that they didn't look at. */
const LOOKS_INSIDE: ReadonlySet<ControlId> = new Set<ControlId>([
  "IMG-1",
  "IMG-2",
  "IMG-4",
  "IMG-5",
  "IMG-6",
  "CTR-1",
  "RUN-3",
  "BLD-1",
  "BLD-2",
  "BLD-3",
]);
