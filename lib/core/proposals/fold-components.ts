import type { Finding } from "@/lib/core/evidence/finish";
import type { ControlId } from "@/lib/core/model/words";
import { type Foldable, fold, type Proposal } from "./fold";

export type Proposals<F extends Foldable = Finding> = ReadonlyMap<ControlId, Proposal<F>>;

/** A component of a repository with what the files say of it. */
export interface ComponentProposals<F extends Foldable = Finding> {
  readonly name: string;
  readonly proposals: Proposals<F>;
}

/**
 * Folds findings for the whole and for each component that has some of its own. What lies in no component counts for
 * each of them. The whole is met where every component is: one that a control says nothing of leaves it open, so that
 * the level of the whole is the lowest of theirs (design, section 3).
 */
export function foldComponents<F extends Foldable & { readonly component: string | null }>(
  findings: readonly F[],
  names: readonly string[],
): {
  readonly whole: Proposals<F>;
  readonly components: readonly ComponentProposals<F>[];
} {
  const components = [...new Set(names)]
    .filter((name) => findings.some(({ component, shipped }) => shipped && component === name))
    .map((name) => ({
      name,
      proposals: fold(findings.filter(({ component }) => component === null || component === name)),
    }));
  return { whole: metByAll(fold(findings), components), components };
}

/** Proposals of a whole, left open where they say that a control is met and one of its parts does not say so. */
export function metByAll<F extends Foldable>(
  whole: Proposals<F>,
  parts: readonly { readonly proposals: Proposals<F> }[],
): Proposals<F> {
  const agreed = [...whole].map(([control, proposal]) => {
    const open = parts.some(({ proposals }) => !proposals.get(control)?.answer);
    const isMet = proposal.answer === "met" || proposal.answer === "not_applicable";
    return [
      control,
      isMet && open ? { ...proposal, answer: null, basis: null } : proposal,
    ] as const;
  });
  return new Map(agreed);
}
