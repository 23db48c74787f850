import { type Answer, CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { isWorse } from "@/lib/core/proposals/answers";
import { addDays, daysBetween } from "@/lib/core/scoring/days";
import { freshDaysOf, isFresh } from "@/lib/core/scoring/strength";
import type { ScoringOptions } from "@/lib/core/scoring/types";
import { reasonsOf } from "./reasons";
import type { ProjectFinding, ProjectProposal, ProjectProposals, SaidOfControl } from "./types";

export const CHANGE_KINDS = ["improved", "regressed", "new", "gone", "stale"] as const;
export type EvidenceChangeKind = (typeof CHANGE_KINDS)[number];

/** What files say otherwise than before, or said too long ago. */
export interface EvidenceChange {
  readonly kind: EvidenceChangeKind;
  readonly control: ControlId;
  /** Null: they left it open. */
  readonly before: Answer | null;
  readonly after: Answer | null;
  /** The line that explains it; null where no finding bears on it. */
  readonly finding: ProjectFinding | null;
  /** The finding is one of before: its line may not be there any more. */
  readonly isOfBefore: boolean;
  /** Of what is stale: its age in days, and the first day on which it counted no more. */
  readonly age: { readonly days: number; readonly since: string } | null;
}

/** How what files say of a control differs from what they said before; null where it does not. */
export function changeOf(
  before: SaidOfControl["answer"],
  after: SaidOfControl["answer"],
): Exclude<EvidenceChangeKind, "stale"> | null {
  if (before === after) return null;
  if (before === null) return "new";
  if (after === null) return "gone";
  if (isWorse(after, before)) return "regressed";
  // Met and not applicable are worth the same: nothing got better or worse, but it is said for the first time.
  return isWorse(before, after) ? "improved" : "new";
}

type AllSaid = { readonly [control in ControlId]?: SaidOfControl };

/** The controls that files say less of than before, in the checklist's order. */
export function regressedControls(before: AllSaid, after: AllSaid): readonly ControlId[] {
  return CONTROL_IDS.filter((control) => {
    const [then, now] = [before[control]?.answer ?? null, after[control]?.answer ?? null];
    return changeOf(then, now) === "regressed";
  });
}

/** What the files of a project say otherwise than before an upload, by kind, and in each in the checklist's order. */
export function evidenceChanges(
  before: ProjectProposals,
  now: ProjectProposals,
  judging: Omit<ScoringOptions, "target">,
): readonly EvidenceChange[] {
  const changes = CONTROL_IDS.flatMap((control): EvidenceChange[] => {
    const [then, standing] = [before.get(control), now.get(control)];
    const answers = { before: then?.answer ?? null, after: standing?.answer ?? null };
    const kind = changeOf(answers.before, answers.after);
    const changed: EvidenceChange[] = kind
      ? [{ kind, control, ...answers, ...explained(then, standing), age: null }]
      : [];
    const age = standing ? ageOf(control, standing, judging) : null;
    if (!standing || !age) return changed;
    const { deciding, others } = reasonsOf(standing);
    const isOld = ({ of }: ProjectFinding) => of === standing.oldest;
    const finding = deciding.find(isOld) ?? others.find(isOld) ?? null;
    return [...changed, { kind: "stale", control, ...answers, finding, isOfBefore: false, age }];
  });
  return CHANGE_KINDS.flatMap((kind) => changes.filter((change) => change.kind === kind));
}

function ageOf(
  control: ControlId,
  { answer, date }: ProjectProposal,
  { asOf, policy, catalogue }: Omit<ScoringOptions, "target">,
): EvidenceChange["age"] {
  if (answer === null || isFresh(control, date, asOf, policy, catalogue)) return null;
  const days = daysBetween(date, asOf);
  return days > 0
    ? { days, since: addDays(date, freshDaysOf(control, policy, catalogue) + 1) }
    : null;
}

/** What decides now and did not stand there before; else what decided before and is gone; else what decides now. */
function explained(
  before: ProjectProposal | undefined,
  now: ProjectProposal | undefined,
): Pick<EvidenceChange, "finding" | "isOfBefore"> {
  const then = before ? reasonsOf(before).deciding : [];
  const deciding = now ? reasonsOf(now).deciding : [];
  const isIn = (findings: readonly ProjectFinding[] = []) => {
    const ids = new Set(findings.map(({ of, id }) => `${of} ${id}`));
    return ({ of, id }: ProjectFinding) => ids.has(`${of} ${id}`);
  };
  const wasThere = isIn(before?.findings);
  const isThere = isIn(now?.findings);
  const came = deciding.find((finding) => !wasThere(finding));
  if (came) return { finding: came, isOfBefore: false };
  const went = then.find((finding) => !isThere(finding));
  if (went) return { finding: went, isOfBefore: true };
  return { finding: deciding[0] ?? null, isOfBefore: false };
}
