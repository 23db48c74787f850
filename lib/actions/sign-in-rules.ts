"use server";

import { requireCodes } from "@/lib/server/people/code-rule";
import { requireSso } from "@/lib/server/people/sign-in-rules";
import { type ActionResult, runAction } from "./run-action";

/** Requires single sign-on of everybody but owners, or requires it no more. */
export async function requireSsoAction(
  required: boolean,
): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => requireSso(ctx, required));
}

/** Has the organisation ask everybody for a code, or no longer. */
export async function requireCodesAction(
  required: boolean,
): Promise<ActionResult<{ readonly required: boolean }>> {
  return runAction((ctx) => requireCodes(ctx, required === true));
}
