"use server";

import type { ControlId } from "@/lib/core/model/words";
import type { AnswerRecord, SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { type AnswerRevision, getHistory } from "@/lib/server/answers/queries";

import { AppError } from "@/lib/server/app-error";
import { type ActionResult, runAction } from "./run-action";

/**
 * Saves the whole state of one answer for the member who typed it. Somebody else may have signed in
 * to the same browser meanwhile: nothing is saved in the name of another.
 */
export async function saveAnswerAction(
  input: SaveAnswerInput,
  typedBy: string,
): Promise<ActionResult<AnswerRecord>> {
  return runAction((ctx) => {
    if (ctx.memberId !== typedBy) {
      throw new AppError("UNAUTHENTICATED", "Somebody else has signed in. Sign in again to go on.");
    }
    return saveAnswer(ctx, input);
  });
}

/** The history of one answer, read when somebody opens it. */
export async function answerHistoryAction(
  projectId: string,
  control: ControlId,
): Promise<ActionResult<AnswerRevision[]>> {
  return runAction((ctx) => getHistory(ctx, projectId, control));
}
