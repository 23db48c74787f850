import "server-only";
import type { Catalogue } from "@/lib/core/model/catalogue";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import { besideFiles, type StandingProposal } from "@/lib/core/review/standing";
import { answersByControl, type KeptAnswer } from "@/lib/core/scoring/answers";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import type { Transaction } from "@/lib/server/db";

/** A day as it is kept: `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

interface Row extends Omit<KeptAnswer, "control"> {
  readonly projectId: string;
  readonly control: string;
  readonly proposal: StandingProposal | null;
}

/**
 * What scoring needs of several projects, beside their files, in one query. Takes ids of projects that have been found
 * visible.
 * @param asOf the day on which the answers stand beside the files.
 * @returns the answers of one of them, beside its files by the rules of its catalogue; by the newest where none is given.
 */
export async function answersByProject(
  db: Transaction,
  projectIds: readonly string[],
  asOf: string,
): Promise<(projectId: string, catalogue?: Catalogue) => AnswersByControl> {
  const ids = [...projectIds];
  // What files say of a control that nobody answered moves nothing: the answers say which proposals are read.
  const rows = await db.$queryRaw<Row[]>`
    SELECT answer.project_id::text AS "projectId", answer.control, answer.answer::text, answer.strength::text,
           answer.date::text, answer.reason,
           CASE WHEN proposal.control IS NOT NULL THEN json_build_object(
             'answer', proposal.answer, 'basis', proposal.basis, 'date', proposal.date) END AS proposal
      FROM answer LEFT JOIN proposal
        ON proposal.project_id = answer.project_id AND proposal.control = answer.control
       AND proposal.project_id = ANY(${ids}::uuid[])
     WHERE answer.project_id = ANY(${ids}::uuid[]) AND answer.answer IS NOT NULL`;
  const byProject = new Map<string, Row[]>();
  for (const row of rows) {
    const others = byProject.get(row.projectId);
    if (others) others.push(row);
    else byProject.set(row.projectId, [row]);
  }
  return (projectId, catalogue) => {
    const kept: KeptAnswer[] = [];
    const proposals: { [control in ControlId]?: StandingProposal } = {};
    for (const { control, proposal, ...row } of byProject.get(projectId) ?? []) {
      if (!isControlId(control)) continue;
      kept.push({ ...row, control });
      if (proposal) proposals[control] = proposal;
    }
    return besideFiles(answersByControl(kept), proposals, asOf, DEFAULT_POLICY, catalogue);
  };
}
