"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { enterByCode, enterByPassword } from "@/lib/server/auth/challenge";
import { changePassword } from "@/lib/server/auth/change-password";
import { forgotPassword } from "@/lib/server/auth/forgot-password";
import { resetPassword } from "@/lib/server/auth/reset-password";
import {
  caller,
  dropSession,
  requireSession,
  startSession,
  withoutCode,
} from "@/lib/server/auth/session";
import { endOtherSessions, endSession, endSessions } from "@/lib/server/auth/sessions";
import { setUp } from "@/lib/server/auth/setup";
import { signIn } from "@/lib/server/auth/sign-in";
import { tell } from "@/lib/server/mail/tell";
import { stateOf, text } from "./form";
import { type ActionResult, runAction, runOpenAction } from "./run-action";

/** What a form shows after it was sent: how it went, and what was typed, less the passwords. */
export interface FormState {
  readonly message?: string;
  readonly done?: boolean;
  readonly fields?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
}

/** Signs in and goes to the projects, or to the one other page that sends people here; for some by way of a code. */
export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runOpenAction(async () => {
    const person = await signIn(text(form, "email"), text(form, "password"), await caller());
    return enterByPassword(person);
  });
  if (!result.ok) return stateOf(result, { email: text(form, "email") });
  const isKeeping = text(form, "then") === "keep";
  if (result.value.asksForCode) redirect(`/sign-in/code${isKeeping ? "?then=keep" : ""}`);
  redirect(isKeeping ? "/keep" : "/projects");
}

/** Signs in with a code, after the password, and goes on as `signInAction` does. */
export async function enterCodeAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runOpenAction(async () => {
    const { personId, isRecovery } = await enterByCode(text(form, "code"), await caller());
    if (isRecovery) after(() => tell(personId, "recovery-code-used"));
  });
  if (result.ok) redirect(text(form, "then") === "keep" ? "/keep" : "/projects");
  return stateOf(result);
}

/** Makes the organisation and its first owner, signs in and goes to the projects. */
export async function setUpAction(_: FormState, form: FormData): Promise<FormState> {
  const values = {
    code: text(form, "code"),
    organisation: text(form, "organisation"),
    name: text(form, "name"),
    email: text(form, "email"),
  };
  const result = await runOpenAction(async () => {
    const { personId } = await setUp({ ...values, password: text(form, "password") });
    await startSession({ personId, sessionVersion: 1 }, { bySso: false, byTotp: false });
  });
  if (result.ok) redirect("/projects");
  return stateOf(result, values);
}

/** Mails a link to a new password to whoever signs in by an address, after the answer, which tells nothing. */
export async function forgotPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const email = text(form, "email");
  const result = await runOpenAction(async () => {
    after(await forgotPassword(email, await caller()));
  });
  return stateOf(result, { email });
}

/** Sets a new password by a link. */
export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runOpenAction(async () => {
    const token = text(form, "token");
    const personId = await resetPassword(token, text(form, "password"), await caller());
    await dropSession();
    after(() => tell(personId, "password-reset"));
  });
  return stateOf(result);
}

/** Changes one's own password; this browser stays signed in, the others do not. */
export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runAction(async (ctx) => {
    const { bySso, byTotp } = await requireSession();
    const current = text(form, "current");
    const person = await changePassword(ctx.personId, current, text(form, "password"));
    await startSession(person, { bySso, byTotp });
  });
  return stateOf(result);
}

/** Signs this browser out. */
export async function signOutAction(): Promise<void> {
  const lacking = await withoutCode();
  await runAction(async (ctx) => endSession(ctx.personId, (await requireSession()).id));
  if (lacking) await endSession(lacking.ctx.personId, lacking.session.id);
  await dropSession();
  redirect("/sign-in");
}

/** Ends every session of whoever asks, this one too. */
export async function signOutEverywhereAction(_: FormState): Promise<FormState> {
  const result = await runAction((ctx) => endSessions(ctx.personId));
  if (!result.ok) return stateOf(result);
  await dropSession();
  redirect("/sign-in");
}

/** Ends one of one's own sessions in another browser. */
export async function endSessionAction(id: string): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => endSession(ctx.personId, id));
}

/** Ends one's own sessions in all other browsers. */
export async function endOtherSessionsAction(): Promise<ActionResult<{ readonly count: number }>> {
  return runAction(async (ctx) => endOtherSessions(ctx.personId, (await requireSession()).id));
}
