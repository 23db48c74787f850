"use server";

import type { ControlId } from "@/lib/core/model/words";
import type { SaveAnswerInput } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { type AnswerRevision, getHistory } from "@/lib/server/answers/queries";
import type { AnswerRecord } from "@/lib/server/answers/record";
import { type ActionResult, runAction } from "./run-action";

/** Saves the whole state of one answer. */
export async function saveAnswerAction(
  input: SaveAnswerInput,
): Promise<ActionResult<AnswerRecord>> {
  return runAction((ctx) => saveAnswer(ctx, input));
}

/** The history of one answer, read when somebody opens it. */
export async function answerHistoryAction(
  projectId: string,
  control: ControlId,
): Promise<ActionResult<AnswerRevision[]>> {
  return runAction((ctx) => getHistory(ctx, projectId, control));
}
