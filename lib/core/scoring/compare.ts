import type { Catalogue } from "@/lib/core/model/catalogue";
import { type Answer, CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { countedAnswer } from "./counted";
import { declaredLevel, verifiedLevel } from "./level";
import { isProven, isStale } from "./strength";
import type { AnswersByControl, ChangeKind, Comparison, ControlChange, Policy } from "./types";

/** A set of answers on a day. */
export interface ScoredState {
  readonly answers: AnswersByControl;
  readonly asOf: string;
  /** The version that the answers were given to; absent: the newest. */
  readonly catalogue?: Catalogue;
}

/** "Don't know" is no worse than "not met", and no better. */
const RANK = {
  not_met: 0,
  unknown: 0,
  partly: 1,
  met: 2,
  not_applicable: 2,
} as const satisfies Record<Answer, number>;

/** What changed from one state to another, in the checklist's order; nothing for the same state. */
export function compare(before: ScoredState, after: ScoredState, policy: Policy): Comparison {
  return {
    declared: {
      before: declaredLevel(before.answers, policy, before.catalogue),
      after: declaredLevel(after.answers, policy, after.catalogue),
    },
    verified: {
      before: verifiedLevel(before.answers, before.asOf, policy, before.catalogue),
      after: verifiedLevel(after.answers, after.asOf, policy, after.catalogue),
    },
    changes: CONTROL_IDS.flatMap((id) => changeOf(id, before, after, policy) ?? []),
  };
}

function changeOf(
  id: ControlId,
  before: ScoredState,
  after: ScoredState,
  policy: Policy,
): ControlChange | null {
  const from = countedAnswer(id, before.answers, before.catalogue);
  const to = countedAnswer(id, after.answers, after.catalogue);
  const kind =
    from === to ? (hasGoneStale(id, before, after, policy) ? "stale" : null) : changeKind(from, to);
  return kind && { control: id, kind, before: from, after: to };
}

/** What it is to go from one answer to another one; null for none. */
export function changeKind(from: Answer | null, to: Answer | null): ChangeKind {
  if (from === null) return "new";
  if (to === null) return "removed";
  if (RANK[from] === RANK[to]) return "changed";
  return RANK[from] < RANK[to] ? "improved" : "regressed";
}

/** The same answer that was proven then and whose evidence is too old now. */
function hasGoneStale(
  id: ControlId,
  before: ScoredState,
  after: ScoredState,
  policy: Policy,
): boolean {
  const [then, now] = [before.answers[id], after.answers[id]];
  if (!then || !now) return false;
  return (
    isProven(id, then, before.asOf, policy, before.catalogue) &&
    isStale(id, now, after.asOf, policy, after.catalogue)
  );
}
