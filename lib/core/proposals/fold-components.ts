import type { Finding } from "@/lib/core/evidence/finish";
import type { ControlId } from "@/lib/core/model/words";
import { fold, type Proposal } from "./fold";

export type Proposals = ReadonlyMap<ControlId, Proposal<Finding>>;

/** A component of a repository with what the files say of it. */
export interface ComponentProposals {
  readonly name: string;
  readonly proposals: Proposals;
}

/**
 * Folds findings for the whole and for each component that has some of its own. What lies in no component counts for
 * each of them. The whole is met where every component is: one that a control says nothing of leaves it open, so that
 * the level of the whole is the lowest of theirs (design, section 3).
 */
export function foldComponents(
  findings: readonly Finding[],
  names: readonly string[],
): { readonly whole: Proposals; readonly components: readonly ComponentProposals[] } {
  const whole = fold(findings);
  const components = [...new Set(names)]
    .filter((name) => findings.some(({ component, shipped }) => shipped && component === name))
    .map((name) => ({
      name,
      proposals: fold(findings.filter(({ component }) => component === null || component === name)),
    }));
  const agreed = [...whole].map(([control, proposal]) => {
    const open = components.some(({ proposals }) => !proposals.get(control)?.answer);
    const isMet = proposal.answer === "met" || proposal.answer === "not_applicable";
    return [
      control,
      isMet && open ? { ...proposal, answer: null, basis: null } : proposal,
    ] as const;
  });
  return { whole: new Map(agreed), components };
}
