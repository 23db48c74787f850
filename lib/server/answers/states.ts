import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import type { Transaction } from "@/lib/server/db";

/** A day as it is kept: `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * What scoring needs of several projects, in one query. Takes ids of projects that have been found
 * visible; a project without answers has no entry.
 */
export async function answersByProject(
  db: Transaction,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, AnswersByControl>> {
  const rows = await db.answerRecord.findMany({
    where: { projectId: { in: [...projectIds] }, answer: { not: null } },
    select: {
      projectId: true,
      control: true,
      answer: true,
      strength: true,
      date: true,
      reason: true,
    },
  });
  const byProject = new Map<string, { [control in ControlId]?: AnswerState }>();
  for (const { projectId, control, answer, strength, date, reason } of rows) {
    if (answer === null || !isControlId(control)) continue;
    const states = byProject.get(projectId) ?? {};
    states[control] = { answer, strength, date: dayOf(date), reason };
    byProject.set(projectId, states);
  }
  return byProject;
}
