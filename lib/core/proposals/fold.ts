import { BASES, type Basis, type DraftFinding } from "@/lib/core/evidence/finding";
import { ALWAYS_APPLIES } from "@/lib/core/model/always-applies";
import type { Answer, ControlId } from "@/lib/core/model/words";

/** What folding asks of a finding. */
export type Foldable = Pick<
  DraftFinding,
  "control" | "outcome" | "basis" | "subject" | "shipped" | "best" | "hard" | "caps"
>;

/** How many subjects came to which answer. */
interface Counts {
  readonly met: number;
  readonly partly: number;
  readonly notMet: number;
  readonly unknown: number;
  readonly notApplicable: number;
}

/** What the files say of a control: an answer, or null where they leave it open. */
export interface Proposal<F extends Foldable = Foldable> {
  readonly control: ControlId;
  readonly answer: Exclude<Answer, "unknown"> | null;
  readonly counts: Counts;
  /** The weakest basis that the answer rests on; null where there is no answer. */
  readonly basis: Basis | null;
  /** The findings that were folded, the override findings that cap it among them. */
  readonly findings: readonly F[];
}

/** How one subject stands: an answer, or "cannot tell". */
type Standing = "met" | "partly" | "not_met" | "not_applicable" | "unknown";

/** A finding as it bears on one control: a cap on another control is a fail of its own strength there. */
interface Bearing<F extends Foldable> {
  readonly finding: F;
  readonly standing: Standing;
  readonly hard: boolean;
}

const LOWEST_FIRST = ["not_met", "partly", "met", "not_applicable", "unknown"] as const;

/**
 * Folds the findings of shipped subjects to one proposal per control (design, section 3, "Fold"). Hints and subjects
 * that don't ship are left out; a control that no finding bears on has no proposal.
 */
export function fold<F extends Foldable>(
  findings: readonly F[],
): ReadonlyMap<ControlId, Proposal<F>> {
  const bearings = new Map<ControlId, Bearing<F>[]>();
  const add = (control: ControlId, bearing: Bearing<F>) => {
    const list = bearings.get(control);
    if (list) list.push(bearing);
    else bearings.set(control, [bearing]);
  };
  for (const finding of findings) {
    if (!finding.shipped || finding.basis === "hint") continue;
    const caps = finding.caps ?? [];
    if (!caps.some(({ control }) => control === finding.control)) {
      add(finding.control, { finding, standing: standingOf(finding), hard: isHard(finding) });
    }
    for (const { control, best } of caps) {
      add(control, { finding, standing: best, hard: best === "not_met" });
    }
  }
  return new Map([...bearings].map(([control, list]) => [control, propose(control, list)]));
}

function isHard({ outcome, hard }: Foldable): boolean {
  return outcome === "fail" && hard === true;
}

function standingOf({ outcome, best }: Foldable): Standing {
  switch (outcome) {
    case "pass":
      return best ?? "met";
    case "fail":
      return best ?? "not_met";
    default:
      return outcome;
  }
}

function propose<F extends Foldable>(
  control: ControlId,
  bearings: readonly Bearing<F>[],
): Proposal<F> {
  const subjects = new Map<string, Bearing<F>[]>();
  for (const bearing of bearings) {
    const list = subjects.get(bearing.finding.subject);
    if (list) list.push(bearing);
    else subjects.set(bearing.finding.subject, [bearing]);
  }
  const stand = { met: 0, partly: 0, not_met: 0, unknown: 0, not_applicable: 0 };
  for (const list of subjects.values()) stand[subjectStanding(list)] += 1;
  const counts: Counts = {
    met: stand.met,
    partly: stand.partly,
    notMet: stand.not_met,
    unknown: stand.unknown,
    notApplicable: stand.not_applicable,
  };
  const answer = answerOf(
    control,
    counts,
    bearings.some(({ hard }) => hard),
  );
  return {
    control,
    answer,
    counts,
    basis: answer === null ? null : weakest(bearings),
    findings: [...new Set(bearings.map(({ finding }) => finding))],
  };
}

/** Fails decide by the lowest they allow; then "cannot tell"; then what passes; "not applicable" is only what is left. */
function subjectStanding(bearings: readonly Bearing<Foldable>[]): Standing {
  const [first] = bearings;
  if (first && bearings.length === 1) return first.standing;
  const standings = bearings.map(({ standing }) => standing);
  const failed = bearings
    .filter(({ finding, standing }) => finding.outcome === "fail" || standing === "not_met")
    .map(({ standing }) => standing);
  if (failed.length > 0) return lowest(failed);
  if (standings.includes("unknown")) return "unknown";
  return lowest(standings);
}

function lowest(standings: readonly Standing[]): Standing {
  return LOWEST_FIRST.find((standing) => standings.includes(standing)) ?? "unknown";
}

function answerOf(control: ControlId, counts: Counts, hard: boolean): Proposal["answer"] {
  const { met, partly, notMet, unknown, notApplicable } = counts;
  if (met + partly + notMet + unknown === 0) {
    return notApplicable > 0 && !ALWAYS_APPLIES.has(control) ? "not_applicable" : null;
  }
  if (hard) return "not_met";
  if (met + partly + notMet === 0) return null;
  if (partly > 0 || (met > 0 && notMet > 0)) return "partly";
  if (met > 0) return unknown > 0 ? null : "met";
  return "not_met";
}

function weakest(bearings: readonly Bearing<Foldable>[]): Basis | null {
  const told = bearings.filter(({ standing }) => standing !== "unknown");
  return BASES.findLast((basis) => told.some(({ finding }) => finding.basis === basis)) ?? null;
}
