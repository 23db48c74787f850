import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import { answersByControl, type KeptAnswer } from "@/lib/core/scoring/answers";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import type { Transaction } from "@/lib/server/db";

/** A day as it is kept: `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * What scoring needs of several projects, in one query. Takes ids of projects that have been found
 * visible.
 */
export async function answersByProject(
  db: Transaction,
  projectIds: readonly string[],
): Promise<(projectId: string) => AnswersByControl> {
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
  const byProject = new Map<string, KeptAnswer[]>();
  for (const { projectId, control, ...row } of rows) {
    if (!isControlId(control)) continue;
    const kept = { ...row, control, date: dayOf(row.date) };
    const others = byProject.get(projectId);
    if (others) others.push(kept);
    else byProject.set(projectId, [kept]);
  }
  return (projectId) => answersByControl(byProject.get(projectId) ?? []);
}
