import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { fold } from "@/lib/core/proposals/fold";
import { foldComponents, metByAll, type Proposals } from "@/lib/core/proposals/fold-components";
import type { StandingProposal } from "./standing";
import type { ProjectFinding, ProjectProposal, ProjectProposals, ReviewedComponent } from "./types";

interface Part {
  readonly name: string;
  readonly asOf: string;
  readonly findings: readonly ProjectFinding[];
  readonly proposals: Proposals<ProjectFinding>;
}

/**
 * What the files of a project say: the findings of all its components folded together, met only where each of them
 * says so, as old as the oldest that it rests on. A component without anything of a container says nothing, and holds
 * nothing back.
 */
export function projectProposals(components: readonly ReviewedComponent[]): ProjectProposals {
  const told = components.filter(({ content }) => content.assessable);
  const isOne = told.length === 1;
  const parts = told.map((component) => partOf(component, isOne));
  const [only] = parts;
  const whole =
    only && isOne ? only.proposals : metByAll(fold(parts.flatMap((it) => it.findings)), parts);
  return new Map(
    [...whole].map(([control, proposal]): [ControlId, ProjectProposal] => {
      const bearing = parts.filter(({ proposals }) => proposals.has(control));
      const [first] = [...bearing].sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0));
      const { asOf: date = "", name: oldest = "" } = first ?? {};
      const heldBy = isOne ? [] : parts.filter((part) => holdsBack(part, control));
      return [control, { ...proposal, date, oldest, heldBy: heldBy.map(({ name }) => name) }];
    }),
  );
}

function partOf({ name, content }: ReviewedComponent, isOnly: boolean): Part {
  const findings = content.findings.map(
    (finding): ProjectFinding => ({
      ...finding,
      // Two components may each have a `service web`: they are two subjects.
      subject: isOnly ? finding.subject : `${name}: ${finding.subject}`,
      of: name,
    }),
  );
  const { whole: proposals } = foldComponents(findings, content.parts);
  return { name, asOf: content.asOf, findings, proposals };
}

function holdsBack({ proposals }: Part, control: ControlId): boolean {
  const answer = proposals.get(control)?.answer ?? null;
  return answer !== "met" && answer !== "not_applicable";
}

/**
 * What is said of every control, the ones that no finding bears on among them: as an upload records it. Those are as old
 * as the oldest of the rest, for they rest on all files; of files that say nothing at all, on no day.
 */
export function saidOfControls(proposals: ProjectProposals): {
  readonly [control in ControlId]: StandingProposal;
} {
  const oldest = [...proposals.values()].map(({ date }) => date).sort()[0] ?? "";
  const said = CONTROL_IDS.map((control): [ControlId, StandingProposal] => {
    const { answer = null, basis = null, date = oldest } = proposals.get(control) ?? {};
    return [control, { answer, basis, date }];
  });
  return Object.fromEntries(said) as { [control in ControlId]: StandingProposal };
}
