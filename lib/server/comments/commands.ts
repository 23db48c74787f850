import "server-only";
import type { Actor } from "@/lib/core/access/can";
import { wellFormed } from "@/lib/core/evidence/code-points";
import {
  type EditCommentInput,
  editCommentInput,
  type WriteCommentInput,
  writeCommentInput,
} from "@/lib/schemas/comment";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import type { Comment, Project } from "@/lib/server/generated/client";
import { tellMembers } from "@/lib/server/notices/tell";
import {
  actorOf,
  demand,
  demandWritable,
  isUuid,
  lockProject,
  visibleTo,
} from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { newlyMentioned } from "./mentioned";

/** What a command on comments returns: the id of the comment it is about. */
interface CommentId {
  readonly id: string;
}

/** All that was said about one control is read at once. */
const MOST = 500;
const READS_ONLY = "Your role reads comments and does not write them.";

/**
 * Writes a comment on a control, or a reply in a thread.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID` naming whoever can't be mentioned, or `CONFLICT`
 * for a thread that is resolved or deleted, or a control with 500 comments.
 */
export async function writeComment(ctx: Context, raw: WriteCommentInput): Promise<CommentId> {
  const { projectId, control, threadId, text: typed } = writeCommentInput.parse(raw);
  const text = wellFormed(typed); // a browser can send half a surrogate pair, which PostgreSQL refuses
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, projectId);
    demandWriting(actor, project);
    if (threadId !== null) await demandOpenThread(tx, project.id, control, threadId);
    if ((await tx.comment.count({ where: { projectId, control } })) >= MOST) {
      throw new AppError("CONFLICT", `There are ${MOST} comments on ${control} already.`);
    }
    const mentioned = await newlyMentioned(tx, project, text);
    const { id } = await tx.comment.create({
      data: { projectId, control, parentId: threadId, memberId: ctx.memberId, text },
      select: { id: true },
    });
    await tellMentioned(tx, ctx, { projectId, control, id }, mentioned);
    const details = { control, comment: id, thread: threadId, textAfter: digestOf(text) };
    return { result: { id }, audit: audit("comment.write", projectId, details) };
  });
}

/**
 * Gives a comment of one's own another text. The same text is no change.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID` naming whoever can't be mentioned.
 */
export async function editComment(
  ctx: Context,
  id: string,
  raw: EditCommentInput,
): Promise<CommentId> {
  const text = wellFormed(editCommentInput.parse(raw).text);
  return changeComment(ctx, id, async (tx, { comment, project }) => {
    if (comment.memberId !== ctx.memberId) {
      throw new AppError("FORBIDDEN", "Only who wrote a comment changes it.");
    }
    if (comment.text === text) return null;
    const mentioned = await newlyMentioned(tx, project, text, comment.text);
    await tx.comment.update({ where: { id }, data: { text, editedAt: new Date() } });
    await tellMentioned(tx, ctx, comment, mentioned);
    const textBefore = digestOf(comment.text);
    return audit("comment.edit", project.id, {
      control: comment.control,
      comment: id,
      textBefore,
      textAfter: digestOf(text),
    });
  });
}

/**
 * Deletes a comment: its text is gone, that there was one stays. One's own, or as an owner anybody's.
 * @throws AppError `NOT_FOUND`, `FORBIDDEN`.
 */
export async function deleteComment(ctx: Context, id: string): Promise<CommentId> {
  return changeComment(ctx, id, async (tx, { comment, project, actor }) => {
    if (comment.memberId !== ctx.memberId) {
      const refusal = "Only who wrote a comment, or an owner, deletes it.";
      demand(actor, "comment.delete", project.teamId, refusal);
    }
    await tx.comment.update({ where: { id }, data: { text: "", deletedAt: new Date() } });
    await tx.notice.deleteMany({ where: { commentId: id } });
    const { control } = comment;
    return audit("comment.delete", project.id, { control, comment: id });
  });
}

/** Says that a thread is settled. Once is as good as twice. @throws AppError `NOT_FOUND`, `FORBIDDEN`. */
export async function resolveThread(ctx: Context, id: string): Promise<CommentId> {
  return settle(ctx, id, new Date());
}

/** Opens a thread again. Once is as good as twice. @throws AppError `NOT_FOUND`, `FORBIDDEN`. */
export async function reopenThread(ctx: Context, id: string): Promise<CommentId> {
  return settle(ctx, id, null);
}

async function settle(ctx: Context, id: string, at: Date | null): Promise<CommentId> {
  return changeComment(ctx, id, async (tx, { comment, project, actor }) => {
    if (comment.parentId !== null) throw notFound("thread");
    if (comment.memberId !== ctx.memberId) {
      const refusal = "Only who answers here, or who began a thread, resolves and reopens it.";
      demand(actor, "comment.resolve", project.teamId, refusal);
    }
    if ((comment.resolvedAt === null) === (at === null)) return null;
    const data = { resolvedAt: at, resolvedBy: at && ctx.memberId };
    await tx.comment.update({ where: { id }, data });
    const { control } = comment;
    return audit(at ? "comment.resolve" : "comment.reopen", project.id, { control, comment: id });
  });
}

async function tellMentioned(
  tx: Transaction,
  { memberId: actorMemberId }: Context,
  { id, projectId, control }: Pick<Comment, "id" | "projectId" | "control">,
  mentioned: readonly string[],
): Promise<void> {
  const others = mentioned.filter((memberId) => memberId !== actorMemberId);
  const facts = { kind: "mentioned", key: `mentioned:${id}`, control, commentId: id } as const;
  await tellMembers(
    tx,
    { projectId, actorMemberId, now: new Date() },
    others.map((memberId) => ({ ...facts, memberId })),
  );
}

interface Found {
  readonly comment: Comment;
  readonly project: Project;
  readonly actor: Actor;
}

type Audit = ReturnType<typeof audit>;

/** Runs a change of a comment that whoever asks may see and that is not deleted, its project held. */
async function changeComment(
  ctx: Context,
  id: unknown,
  change: (tx: Transaction, found: Found) => Promise<Audit | null>,
): Promise<CommentId> {
  if (!isUuid(id)) throw notFound("comment");
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const where = { id, project: visibleTo(actor) };
    const place = await tx.comment.findFirst({ where, select: { projectId: true } });
    if (!place) throw notFound("comment");
    const project = await lockProject(tx, actor, place.projectId);
    demandWriting(actor, project);
    const comment = await tx.comment.findFirst({ where: { id, deletedAt: null } });
    if (!comment) throw notFound("comment");
    const entry = await change(tx, { comment, project, actor });
    return { result: { id }, audit: entry };
  });
}

function demandWriting(actor: Actor, project: Project): void {
  demand(actor, "comment.write", project.teamId, READS_ONLY);
  demandWritable(project);
}

async function demandOpenThread(
  tx: Transaction,
  projectId: string,
  control: string,
  id: string,
): Promise<void> {
  const where = { id, projectId, control, parentId: null };
  const thread = isUuid(id) ? await tx.comment.findFirst({ where }) : null;
  if (!thread) throw notFound("thread");
  if (thread.deletedAt) throw new AppError("CONFLICT", "This comment was deleted meanwhile.");
  if (thread.resolvedAt) throw new AppError("CONFLICT", "This is resolved. Reopen it to reply.");
}

function audit(action: string, projectId: string, details: Record<string, string | null>) {
  return { action, subject: `project:${projectId}`, details };
}
