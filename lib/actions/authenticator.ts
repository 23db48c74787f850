"use server";

import { after } from "next/server";
import {
  beginAuthenticator,
  confirmAuthenticator,
  newRecoveryCodes,
  turnOffAuthenticator,
} from "@/lib/server/auth/authenticator";
import { requireEnrolling, startSession } from "@/lib/server/auth/session";
import type { Enrolment } from "@/lib/server/auth/totp";
import { tell } from "@/lib/server/mail/tell";
import { type ActionResult, runAction, runOpenAction } from "./run-action";

export type { Enrolment } from "@/lib/server/auth/totp";

type RecoveryCodes = Promise<ActionResult<{ readonly recoveryCodes: readonly string[] }>>;

/** Makes the secret of an authenticator app, shown this once. */
export async function beginAuthenticatorAction(input: {
  password: string;
}): Promise<ActionResult<Enrolment>> {
  return runOpenAction(async () => {
    const { ctx } = await requireEnrolling();
    return beginAuthenticator(ctx.personId, String(input.password));
  });
}

/** Turns codes on; this browser stays signed in, the others do not. The recovery codes come back this once. */
export async function confirmAuthenticatorAction(input: { code: string }): RecoveryCodes {
  return runOpenAction(async () => {
    const { ctx, session } = await requireEnrolling();
    const made = await confirmAuthenticator(ctx.personId, String(input.code));
    await startSession(made.person, { bySso: session.bySso, byTotp: true });
    after(() => tell(ctx.personId, "codes-on"));
    return { recoveryCodes: made.recoveryCodes };
  });
}

/** Makes new recovery codes, which come back this once. */
export async function newRecoveryCodesAction(input: { code: string }): RecoveryCodes {
  return runAction(async ({ personId }) => ({
    recoveryCodes: await newRecoveryCodes(personId, String(input.code)),
  }));
}

/** Turns codes off. */
export async function turnOffAuthenticatorAction(input: {
  password: string;
  code: string;
}): Promise<ActionResult<object>> {
  return runAction(async ({ personId }) => {
    await turnOffAuthenticator(personId, String(input.password), String(input.code));
    after(() => tell(personId, "codes-off"));
    return {};
  });
}
