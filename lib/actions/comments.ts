"use server";

import type { ControlId } from "@/lib/core/model/words";
import type { EditCommentInput, Talk, WriteCommentInput } from "@/lib/schemas/comment";
import {
  deleteComment,
  editComment,
  reopenThread,
  resolveThread,
  writeComment,
} from "@/lib/server/comments/commands";
import { getTalk } from "@/lib/server/comments/queries";
import { type ActionResult, runAction } from "./run-action";

type Result = Promise<ActionResult<{ readonly id: string }>>;

/** What was said about a control, read when somebody opens it. */
export async function readTalkAction(
  projectId: string,
  control: ControlId,
): Promise<ActionResult<Talk>> {
  return runAction((ctx) => getTalk(ctx, projectId, control));
}

/** Writes a comment or a reply. */
export async function writeCommentAction(input: WriteCommentInput): Result {
  return runAction((ctx) => writeComment(ctx, input));
}

/** Changes a comment of one's own. */
export async function editCommentAction(id: string, input: EditCommentInput): Result {
  return runAction((ctx) => editComment(ctx, id, input));
}

/** Deletes a comment. */
export async function deleteCommentAction(id: string): Result {
  return runAction((ctx) => deleteComment(ctx, id));
}

/** Says that a thread is settled. */
export async function resolveThreadAction(id: string): Result {
  return runAction((ctx) => resolveThread(ctx, id));
}

/** Opens a thread again. */
export async function reopenThreadAction(id: string): Result {
  return runAction((ctx) => reopenThread(ctx, id));
}
