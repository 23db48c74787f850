import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import type { Transaction } from "@/lib/server/db";
import type { AnswerRecord } from "@/lib/server/generated/client";

/** A day as it is kept: `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** What scoring reads of an answer's row. */
type StateRow = Pick<AnswerRecord, "control" | "answer" | "strength" | "date" | "reason">;

/** What scoring needs of one project's rows. */
export function answersOf(rows: readonly StateRow[]): AnswersByControl {
  const answers: { [control in ControlId]?: AnswerState } = {};
  for (const { control, answer, strength, date, reason } of rows) {
    if (answer === null || !isControlId(control)) continue;
    answers[control] = { answer, strength, date: dayOf(date), reason };
  }
  return answers;
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
  const byProject = new Map<string, typeof rows>();
  for (const row of rows) {
    const others = byProject.get(row.projectId);
    if (others) others.push(row);
    else byProject.set(row.projectId, [row]);
  }
  return (projectId) => answersOf(byProject.get(projectId) ?? []);
}
