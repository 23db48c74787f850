import "server-only";
import { can } from "@/lib/core/access/can";
import { mentionedIn } from "@/lib/core/comments/mentions";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import type { CommentView, Talk } from "@/lib/schemas/comment";
import { memberNames } from "@/lib/server/answers/record";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import type { Comment } from "@/lib/server/generated/client";
import { actorOf, isUuid, visibleTo } from "@/lib/server/projects/access";
import { listReaders } from "./mentioned";

/**
 * What was said about a control, and what whoever asks may do about it.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see, or no control.
 */
export async function getTalk(ctx: Context, projectId: string, control: ControlId): Promise<Talk> {
  if (!isUuid(projectId)) throw notFound("project");
  if (!isControlId(control)) throw notFound("control");
  const { organisationId, memberId } = ctx;
  const actor = await actorOf(database(), ctx);
  const project = await database().project.findFirst({
    where: { AND: [visibleTo(actor), { id: projectId }] },
    select: { organisationId: true, teamId: true, isExample: true, archivedAt: true },
  });
  if (!project) throw notFound("project");
  const isWritable = !project.isExample && !project.archivedAt;
  const mayWrite = isWritable && can(actor, "comment.write", project);
  const [rows, readers] = await Promise.all([
    database().comment.findMany({
      where: { projectId, control },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    }),
    mayWrite ? listReaders(project) : [],
  ]);
  const mentioned = rows.flatMap(({ text }) => mentionedIn(text));
  const people = rows.flatMap(({ memberId, resolvedBy }) => [memberId, resolvedBy]);
  const ids = [...new Set([...mentioned, ...people])];
  const nameOf = await memberNames(database(), organisationId, ids);

  const view = (row: Comment): CommentView => ({
    id: row.id,
    author: nameOf(row.memberId),
    isOwn: row.memberId === memberId,
    text: row.text,
    at: row.createdAt.toISOString(),
    isEdited: row.editedAt !== null && row.deletedAt === null,
    isDeleted: row.deletedAt !== null,
    mayDelete:
      mayWrite &&
      row.deletedAt === null &&
      (row.memberId === memberId || can(actor, "comment.delete", project)),
  });
  const threads = rows
    .filter(({ parentId }) => parentId === null)
    .map((row) => ({
      ...view(row),
      replies: rows.filter(({ parentId }) => parentId === row.id).map(view),
      resolved:
        row.resolvedAt && row.resolvedBy
          ? { by: nameOf(row.resolvedBy), at: row.resolvedAt.toISOString() }
          : null,
      mayResolve:
        mayWrite &&
        row.deletedAt === null &&
        (row.memberId === memberId || can(actor, "comment.resolve", project)),
    }));

  const canBeMentioned = readers.filter(({ mayRead }) => mayRead);
  const isListed = new Set(canBeMentioned.map((reader) => reader.memberId));
  const others = [...new Set(mentioned)].filter((id) => !isListed.has(id));
  return {
    control,
    threads,
    people: [
      ...canBeMentioned.map(({ memberId, name }) => ({ memberId, name, canBeMentioned: true })),
      ...others.map((id) => ({ memberId: id, name: nameOf(id), canBeMentioned: false })),
    ],
    mayWrite,
  };
}
