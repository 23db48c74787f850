import type { ProjectFinding, ProjectProposal } from "./types";

/** The findings of a proposal, apart: those that decide it come first, each list with what is hard before the rest. */
export interface Reasons {
  readonly deciding: readonly ProjectFinding[];
  readonly others: readonly ProjectFinding[];
}

/** Why files say what they say of a control. A proposal that rests on any finding has one that decides it. */
export function reasonsOf({
  answer,
  findings,
}: Pick<ProjectProposal, "answer" | "findings">): Reasons {
  const decides = (finding: ProjectFinding) => bearsOut(finding, answer);
  const deciding = findings.some(decides) ? findings.filter(decides) : findings;
  const others = findings.filter((finding) => !deciding.includes(finding));
  return { deciding: hardFirst(deciding), others: hardFirst(others) };
}

function bearsOut({ outcome, best }: ProjectFinding, answer: ProjectProposal["answer"]): boolean {
  switch (answer) {
    case null:
      return outcome === "unknown";
    case "not_applicable":
      return outcome === "not_applicable";
    case "met":
      return outcome === "pass";
    default:
      return outcome === "fail" || (outcome === "pass" && best === "partly");
  }
}

function hardFirst(findings: readonly ProjectFinding[]): readonly ProjectFinding[] {
  const isHard = (finding: ProjectFinding) => finding.outcome === "fail" && finding.hard === true;
  return [...findings.filter(isHard), ...findings.filter((finding) => !isHard(finding))];
}
