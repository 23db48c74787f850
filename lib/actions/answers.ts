"use server";

import type { ControlId } from "@/lib/core/model/words";
import { type AnswerRevision, getHistory, listPossibleOwners } from "@/lib/server/answers/queries";
import { type ActionResult, runAction } from "./run-action";

/** The history of one answer, read when somebody opens it. */
export async function answerHistoryAction(
  projectId: string,
  control: ControlId,
): Promise<ActionResult<AnswerRevision[]>> {
  return runAction((ctx) => getHistory(ctx, projectId, control));
}

/** Who can own an answer of a project, read when the page has settled. */
export async function possibleOwnersAction(
  projectId: string,
): Promise<ActionResult<{ readonly memberId: string; readonly name: string }[]>> {
  return runAction((ctx) => listPossibleOwners(ctx, projectId));
}
