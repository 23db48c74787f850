import { CATALOGUE, type Catalogue, controlIn } from "@/lib/core/model/catalogue";
import { type ControlId, type Effort, LEVELS, type Level } from "@/lib/core/model/words";
import type { Step } from "./types";

/** A step before it has its place. */
export interface Candidate {
  readonly control: ControlId;
  readonly level: Level;
  readonly gating: boolean;
  readonly reason: Step["reason"];
}

/** Tenths, so that two steps are compared in whole numbers. */
const GAP = {
  not_met: 10,
  unknown: 8,
  unanswered: 8,
  partly: 5,
  unproven: 10,
} as const satisfies Record<Step["reason"], number>;

const EFFORT = { S: 1, M: 3, L: 8 } as const satisfies Record<Effort, number>;

/**
 * Puts steps in order: by level, and within a level again and again the best one whose present
 * predecessors are all placed. Best is what is urgent or precedes it, then broken before unsaid,
 * then risk times gap over effort, then the id.
 * @throws When predecessors form a circle or stand on a higher level; the catalogue's own test
 *   rules out both.
 */
export function orderSteps(
  candidates: readonly Candidate[],
  urgent: ReadonlySet<ControlId>,
  catalogue: Catalogue = CATALOGUE,
): readonly Candidate[] {
  const present = new Set(candidates.map(({ control }) => control));
  const pressing = withPredecessors(present, urgent, catalogue);
  const placed = new Set<ControlId>();
  const order: Candidate[] = [];
  const isFree = ({ control }: Candidate) =>
    controlIn(catalogue, control).after.every((id) => placed.has(id) || !present.has(id));

  for (const level of LEVELS) {
    const waiting = candidates
      .filter((candidate) => candidate.level === level)
      .sort((one, other) => compare(one, other, pressing, catalogue));
    while (waiting.length > 0) {
      const [next] = waiting.splice(waiting.findIndex(isFree), 1);
      if (!next || !isFree(next)) throw new Error(`No step of level ${level} can come first`);
      placed.add(next.control);
      order.push(next);
    }
  }
  return order;
}

/** The urgent ones among the present steps, and all present steps that lead to them. */
function withPredecessors(
  present: ReadonlySet<ControlId>,
  urgent: ReadonlySet<ControlId>,
  catalogue: Catalogue,
): ReadonlySet<ControlId> {
  const pressing = new Set<ControlId>();
  const waiting = [...urgent];
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    if (!present.has(id) || pressing.has(id)) continue;
    pressing.add(id);
    waiting.push(...controlIn(catalogue, id).after);
  }
  return pressing;
}

function compare(
  one: Candidate,
  other: Candidate,
  pressing: ReadonlySet<ControlId>,
  catalogue: Catalogue,
): number {
  return (
    Number(pressing.has(other.control)) - Number(pressing.has(one.control)) ||
    Number(isBrokenStep(other)) - Number(isBrokenStep(one)) ||
    compareWorth(one, other, catalogue) ||
    (one.control < other.control ? -1 : 1)
  );
}

function isBrokenStep({ reason }: Candidate): boolean {
  return reason === "not_met" || reason === "partly";
}

/** Risk times gap over effort, the larger first; multiplied out, so that equal is equal. */
function compareWorth(one: Candidate, other: Candidate, catalogue: Catalogue): number {
  const [a, b] = [controlIn(catalogue, one.control), controlIn(catalogue, other.control)];
  const worthOfOne = a.risk * GAP[one.reason] * EFFORT[b.effort];
  const worthOfOther = b.risk * GAP[other.reason] * EFFORT[a.effort];
  return worthOfOther - worthOfOne;
}
