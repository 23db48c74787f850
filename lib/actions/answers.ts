"use server";

import type { ControlId } from "@/lib/core/model/words";
import { type AnswerRevision, getHistory } from "@/lib/server/answers/queries";
import { type ActionResult, runAction } from "./run-action";

/** The history of one answer, read when somebody opens it. */
export async function answerHistoryAction(
  projectId: string,
  control: ControlId,
): Promise<ActionResult<AnswerRevision[]>> {
  return runAction((ctx) => getHistory(ctx, projectId, control));
}
