"use server";

import { requireSso } from "@/lib/server/people/sign-in-rules";
import { type ActionResult, runAction } from "./run-action";

/** Requires single sign-on of everybody but owners, or requires it no more. */
export async function requireSsoAction(
  required: boolean,
): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => requireSso(ctx, required));
}
