import type { Finding } from "@/lib/core/evidence/finish";
import { CONTROLS } from "@/lib/core/model/controls";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";
import type { ScoredEvidence } from "@/lib/core/proposals/score";

/** A control with what files say of it. */
export interface ControlView {
  readonly control: ControlId;
  /** What the files answer; null where they speak of it and leave it open. */
  readonly answer: Answer | null;
  /** Subjects that are in place, of all that it has here. */
  readonly good: number;
  readonly all: number;
  readonly findings: readonly Finding[];
  /** The next level waits for it. */
  readonly isBlocking: boolean;
}

export interface ControlGroup {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly ControlView[];
  /** Good news is folded away. */
  readonly isQuiet: boolean;
}

/**
 * The controls that files speak of: what stands against a level first, level by level, then what no level waits for, what
 * the files leave open, what is in place. Empty groups are left out.
 */
export function controlGroups({ evidence, assessment }: ScoredEvidence): readonly ControlGroup[] {
  const next = (assessment.declared ?? 0) + 1;
  const levelOf = new Map<ControlId, Level>();
  for (const { level, requirements } of assessment.levels) {
    for (const control of requirements.flatMap(({ controls }) => controls)) {
      if (!levelOf.has(control)) levelOf.set(control, level);
    }
  }
  const views = CONTROLS.flatMap(({ id }): ControlView[] => {
    const proposal = evidence.proposals.get(id);
    if (!proposal) return [];
    const { met, partly, notMet, unknown, notApplicable } = proposal.counts;
    const isBroken = proposal.answer === "partly" || proposal.answer === "not_met";
    return [
      {
        control: id,
        answer: proposal.answer,
        good: met,
        all:
          met + partly + notMet + unknown + (met + partly + notMet + unknown ? 0 : notApplicable),
        findings: byWeight(proposal.findings),
        isBlocking: isBroken && levelOf.get(id) === next,
      },
    ];
  });
  const broken = views.filter(({ answer }) => answer === "partly" || answer === "not_met");
  const against = ([1, 2, 3, 4] as const).map((level) => ({
    id: `level-${level}`,
    title: `Stand against level ${level}`,
    controls: broken.filter(({ control }) => levelOf.get(control) === level),
    isQuiet: false,
  }));
  const withAnswer = (answer: Answer | null) => views.filter((view) => view.answer === answer);
  return [
    ...against,
    {
      id: "others",
      title: "Broken, no level waits for them",
      controls: broken.filter(({ control }) => !levelOf.has(control)),
      isQuiet: false,
    },
    {
      id: "unknown",
      title: "Cannot tell from these files",
      controls: withAnswer(null),
      isQuiet: false,
    },
    { id: "met", title: "Met", controls: withAnswer("met"), isQuiet: true },
    {
      id: "not-applicable",
      title: "Not applicable",
      controls: withAnswer("not_applicable"),
      isQuiet: true,
    },
  ].filter(({ controls }) => controls.length > 0);
}

const WEIGHT = { fail: 0, unknown: 1, pass: 2, not_applicable: 3 } as const;

function byWeight(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => WEIGHT[a.outcome] - WEIGHT[b.outcome]);
}
