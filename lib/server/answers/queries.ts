import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import type { AnswerRecord } from "@/lib/schemas/answer";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, runStatement, type Statement } from "@/lib/server/db";
import { MAY_SEE } from "@/lib/server/projects/may-see";
import { demandVisible } from "@/lib/server/projects/read-visible";
import { memberNames } from "./record";
import { dayOf } from "./states";

/** One entry of an answer's history. */
export type AnswerRevision = Omit<AnswerRecord, "ownerMemberId" | "ownerName">;

const HISTORY_LENGTH = 200;

const OWNERS: Statement = {
  name: "owners",
  text: `
    SELECT member.id AS "memberId", person.name
      FROM project JOIN member ON ${MAY_SEE} JOIN person ON person.id = member.person_id
     WHERE project.id = $1 ORDER BY person.name`,
};

/**
 * The newest 200 revisions of an answer, newest first.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function getHistory(
  ctx: Context,
  projectId: string,
  control: ControlId,
): Promise<AnswerRevision[]> {
  await demandVisible(ctx, projectId);
  if (!isControlId(control)) throw notFound("control");
  const newest = { orderBy: { version: "desc" }, take: HISTORY_LENGTH } as const;
  const [rows, texts] = await Promise.all([
    database().answerRevision.findMany({ where: { projectId, control }, ...newest }),
    database().revisionText.findMany({ where: { projectId, control }, ...newest }),
  ]);
  const textOf = new Map(texts.map((text) => [text.version, text]));
  const members = rows.flatMap((row) => [row.memberId, row.ownerMemberId]);
  const nameOf = await memberNames(database(), ctx.organisationId, members);
  return rows.map((row) => {
    const text = textOf.get(row.version);
    return {
      control,
      version: row.version,
      answer: row.answer,
      strength: row.strength,
      provenance: row.provenance,
      date: dayOf(row.date),
      note: text?.note ?? "",
      reason: text?.reason ?? "",
      links: text?.links ?? [],
      owner: row.ownerMemberId ? nameOf(row.ownerMemberId) : (text?.ownerName ?? null),
      dueDate: row.dueDate && dayOf(row.dueDate),
      changedBy: nameOf(row.memberId),
      changedAt: row.at.toISOString(),
    };
  });
}

/**
 * The members who can own an answer, by name: those who see the project.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function listPossibleOwners(
  ctx: Context,
  projectId: string,
): Promise<{ readonly memberId: string; readonly name: string }[]> {
  await demandVisible(ctx, projectId);
  return runStatement(OWNERS, [projectId]);
}
