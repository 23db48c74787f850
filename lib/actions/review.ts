"use server";

import type { AnswerRecord } from "@/lib/schemas/answer";
import type { Accepted, AcceptInput, KeepAnswerInput } from "@/lib/schemas/review";
import { acceptProposals, keepAnswer } from "@/lib/server/evidence/accept";
import { type ActionResult, runAction } from "./run-action";

/** Takes what files propose as answers. */
export async function acceptProposalsAction(input: AcceptInput): Promise<ActionResult<Accepted>> {
  return runAction((ctx) => acceptProposals(ctx, input));
}

/** Gives the answer that stands although files say otherwise, with the reason. */
export async function keepAnswerAction(
  input: KeepAnswerInput,
): Promise<ActionResult<AnswerRecord>> {
  return runAction((ctx) => keepAnswer(ctx, input));
}
