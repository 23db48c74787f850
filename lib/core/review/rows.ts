import type { Basis } from "@/lib/core/evidence/finding";
import {
  type Answer,
  CONTROL_IDS,
  type ControlId,
  type LevelReached,
} from "@/lib/core/model/words";
import { contradicts } from "@/lib/core/proposals/answers";
import { answersByControl, type KeptAnswer } from "@/lib/core/scoring/answers";
import { declaredLevel, verifiedLevel } from "@/lib/core/scoring/level";
import { isFresh } from "@/lib/core/scoring/strength";
import type { AnswersByControl, ScoringOptions } from "@/lib/core/scoring/types";
import { type Reasons, reasonsOf } from "./reasons";
import { besideFiles, type PlacedProposals } from "./standing";
import type { ProjectProposal, ProjectProposals } from "./types";

/** What a proposal does to the answer that stands, in the order in which they are looked at. */
export const REVIEW_GROUPS = ["contradicts", "differs", "agrees", "blank", "settles"] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** An answer as a review sees it. */
export interface ReviewedAnswer extends KeptAnswer {
  readonly version: number;
  readonly provenance: "person" | "evidence" | "workshop" | "import";
  readonly note: string;
  /** When it was changed last, as `Date.toISOString` has it. */
  readonly changedAt: string;
}

/** What the project's levels are, and would be. */
export interface LevelEffect {
  readonly declared: { readonly before: LevelReached | null; readonly after: LevelReached | null };
  readonly verified: { readonly before: LevelReached | null; readonly after: LevelReached | null };
}

/** A proposal that waits for somebody. */
export interface ReviewRow extends Reasons {
  readonly group: ReviewGroup;
  readonly control: ControlId;
  readonly proposed: Exclude<Answer, "unknown">;
  readonly basis: Basis | null;
  /** `YYYY-MM-DD`: the day that the files speak of. */
  readonly date: string;
  readonly counts: ProjectProposal["counts"];
  /** The components that say less than met, where there are several. */
  readonly heldBy: readonly string[];
  /** Null: unanswered. */
  readonly answer: Answer | null;
  /** Of the answer; 0 where there never was one. */
  readonly version: number;
  /** Somebody has said, since the files say this, why the answer stands all the same. */
  readonly isKept: boolean;
  /** What taking it alone does to the levels. */
  readonly effect: LevelEffect;
}

/** A control that files bear on and leave open. */
interface OpenRow extends Reasons {
  readonly control: ControlId;
  readonly counts: ProjectProposal["counts"];
  readonly heldBy: readonly string[];
}

/** Everything that a project's files propose, beside what people said. */
export interface Review {
  /** In the order of the groups, in each the checklist's; without those that are answered so, and proven. */
  readonly rows: readonly ReviewRow[];
  readonly open: readonly OpenRow[];
  /** How many answers the files prove as they stand. */
  readonly proven: number;
  /** How many controls files speak of that are too old to count. */
  readonly stale: number;
}

/** Against which answers and files are judged. */
type Judging = Omit<ScoringOptions, "target">;

export interface ReviewInput extends Judging {
  readonly answers: readonly ReviewedAnswer[];
  readonly proposals: ProjectProposals;
  /** The same as they are kept: since when files say it. */
  readonly placed: PlacedProposals;
}

/**
 * Sorts what files propose by what it does to the answers. Proposals of files that are too old to count wait for nobody:
 * what they say is neither proven nor against anything.
 */
export function reviewOf(input: ReviewInput): Review {
  const { answers, proposals, placed, asOf, policy, catalogue } = input;
  const byControl = new Map(answers.map((answer) => [answer.control, answer]));
  const standing = besideFiles(answersByControl(answers), placed, asOf, policy, catalogue);
  const rows: ReviewRow[] = [];
  const open: OpenRow[] = [];
  let proven = 0;
  let stale = 0;
  for (const control of CONTROL_IDS) {
    const proposal = proposals.get(control);
    if (!proposal) continue;
    const { answer: proposed, basis, date, counts, heldBy } = proposal;
    const reasons = reasonsOf(proposal);
    if (proposed === null) {
      open.push({ control, counts, heldBy, ...reasons });
      continue;
    }
    if (!isFresh(control, date, asOf, policy, catalogue)) {
      stale += 1;
      continue;
    }
    const answer = byControl.get(control);
    if (answer && isProvenAs(answer, proposed)) {
      proven += 1;
      continue;
    }
    const group = groupOf(proposal, answer?.answer ?? null);
    const isAgainst = group === "contradicts" || group === "differs";
    rows.push({
      group,
      control,
      proposed,
      basis,
      date,
      counts,
      heldBy,
      ...reasons,
      answer: answer?.answer ?? null,
      version: answer?.version ?? 0,
      isKept: isAgainst && answer !== undefined && isKept(answer, placed[control]?.since),
      effect: effectOf(standing, [{ control, proposed, date }], input),
    });
  }
  return { rows: inGroups(rows), open, proven, stale };
}

/** What taking proposals does to the levels. */
export function effectOf(
  standing: AnswersByControl,
  taken: readonly Pick<ReviewRow, "control" | "proposed" | "date">[],
  { asOf, policy, catalogue }: Judging,
): LevelEffect {
  const after: { -readonly [control in keyof AnswersByControl]: AnswersByControl[control] } = {
    ...standing,
  };
  for (const { control, proposed: answer, date } of taken) {
    after[control] = { answer, strength: "verified", date };
  }
  return {
    declared: {
      before: declaredLevel(standing, policy, catalogue),
      after: declaredLevel(after, policy, catalogue),
    },
    verified: {
      before: verifiedLevel(standing, asOf, policy, catalogue),
      after: verifiedLevel(after, asOf, policy, catalogue),
    },
  };
}

/**
 * Whether somebody has said why an answer stands since files began to speak against it. Its day is the one on which
 * something was said: an owner or a due date changes it not.
 */
function isKept(answer: ReviewedAnswer, since: string | undefined): boolean {
  const said = answer.answer === "not_applicable" ? answer.reason : answer.note;
  if (since === undefined || answer.provenance !== "person" || !said) return false;
  return answer.changedAt > since && answer.date >= since.slice(0, 10);
}

function isProvenAs({ answer, strength }: ReviewedAnswer, proposed: Answer): boolean {
  return answer === proposed && (strength === "verified" || strength === "accepted");
}

function groupOf(proposal: ProjectProposal, answer: Answer | null): ReviewGroup {
  if (answer === null) return "blank";
  if (answer === "unknown") return "settles";
  if (answer === proposal.answer) return "agrees";
  return contradicts(proposal, answer) ? "contradicts" : "differs";
}

function inGroups(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  return REVIEW_GROUPS.flatMap((group) => rows.filter((row) => row.group === group));
}
