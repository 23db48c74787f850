"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import type { Role } from "@/lib/core/model/words";
import type { InvitationInput } from "@/lib/schemas/people";
import { AppError } from "@/lib/server/app-error";
import { enterByPassword } from "@/lib/server/auth/challenge";
import {
  caller,
  claimOrNull,
  contextOrNull,
  dropSession,
  startSession,
} from "@/lib/server/auth/session";
import { tell } from "@/lib/server/mail/tell";
import { eraseMember } from "@/lib/server/people/erase";
import { revokeInvitation } from "@/lib/server/people/invitations";
import { type Invited, invite } from "@/lib/server/people/invite";
import {
  joinAsNew,
  joinSignedIn,
  joinWithPassword,
  type Offer,
  readOffer,
} from "@/lib/server/people/join";
import { turnOffMembersAuthenticator } from "@/lib/server/people/member-authenticator";
import { offerNewPassword } from "@/lib/server/people/member-password";
import { changeRole, leaveOrganisation, removeMember } from "@/lib/server/people/members";
import {
  addToTeam,
  createTeam,
  deleteTeam,
  removeFromTeam,
  renameTeam,
} from "@/lib/server/people/teams";
import type { FormState } from "./account";
import { stateOf, text } from "./form";
import { type ActionResult, runAction, runOpenAction } from "./run-action";

type Result = Promise<ActionResult<{ readonly id: string }>>;

/** Makes an invitation and mails it where that is wanted; its secret comes back this once. */
export async function inviteAction(input: InvitationInput): Promise<ActionResult<Invited>> {
  return runAction((ctx) => invite(ctx, input));
}

/** Withdraws an invitation. */
export async function revokeInvitationAction(id: string): Result {
  return runAction((ctx) => revokeInvitation(ctx, id));
}

/** What the link offers to whoever opened it. */
export async function readOfferAction(secret: string): Promise<ActionResult<Offer>> {
  return runOpenAction(async () =>
    readOffer(String(secret), await contextOrNull(), await caller()),
  );
}

/** Makes an account by an invitation, signs in and goes to the projects. */
export async function joinAsNewAction(_: FormState, form: FormData): Promise<FormState> {
  const values = { name: text(form, "name"), email: text(form, "email") };
  const result = await runOpenAction(async () => {
    const account = { ...values, password: text(form, "password") };
    const person = await joinAsNew(text(form, "token"), account, await caller());
    await startSession(person, { bySso: false, byTotp: false });
  });
  if (result.ok) redirect("/projects");
  return stateOf(result, values);
}

/** Joins with an account that is there, signs in and goes to the projects; for some by way of a code. */
export async function joinWithPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const email = text(form, "email");
  const result = await runOpenAction(async () => {
    const account = { email, password: text(form, "password") };
    return enterByPassword(await joinWithPassword(text(form, "token"), account, await caller()));
  });
  if (result.ok) redirect(result.value.asksForCode ? "/sign-in/code" : "/projects");
  return stateOf(result, { email });
}

/** Joins as who is signed in and goes to the projects. */
export async function joinSignedInAction(_: FormState, form: FormData): Promise<FormState> {
  const result = await runOpenAction(async () => {
    const claim = await claimOrNull();
    if (!claim) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    await joinSignedIn(text(form, "token"), claim, await caller());
  });
  if (result.ok) redirect("/projects");
  return stateOf(result);
}

/** Gives a member another role. */
export async function changeRoleAction(id: string, role: Role): Result {
  return runAction((ctx) => changeRole(ctx, id, role));
}

/** Makes a link to a new password for a member and tells them; its token comes back this once. */
export async function offerNewPasswordAction(
  id: string,
): Promise<ActionResult<{ readonly id: string; readonly token: string }>> {
  return runAction(async (ctx) => {
    const { personId, token } = await offerNewPassword(ctx, id);
    after(() => tell(personId, "reset-link"));
    return { id, token };
  });
}

/** Turns a member's authenticator app off and tells them. */
export async function turnOffMembersAuthenticatorAction(id: string): Result {
  return runAction(async (ctx) => {
    const { personId } = await turnOffMembersAuthenticator(ctx, id);
    after(() => tell(personId, "codes-off-by-owner"));
    return { id };
  });
}

/** Takes a member out. */
export async function removeMemberAction(id: string): Result {
  return runAction((ctx) => removeMember(ctx, id));
}

/** Erases somebody who left. */
export async function eraseMemberAction(
  id: string,
): Promise<ActionResult<{ readonly id: string; readonly former: number }>> {
  return runAction((ctx) => eraseMember(ctx, id));
}

/** Takes whoever asks out of their organisation, and signs them out. */
export async function leaveAction(): Result {
  const result = await runAction((ctx) => leaveOrganisation(ctx));
  if (!result.ok) return result;
  await dropSession();
  redirect("/sign-in");
}

/** Makes a team. */
export async function createTeamAction(input: { name: string }): Result {
  return runAction((ctx) => createTeam(ctx, input));
}

/** Gives a team another name. */
export async function renameTeamAction(id: string, input: { name: string }): Result {
  return runAction((ctx) => renameTeam(ctx, id, input));
}

/** Deletes a team without projects. */
export async function deleteTeamAction(id: string): Result {
  return runAction((ctx) => deleteTeam(ctx, id));
}

/** Puts a member into a team. */
export async function addToTeamAction(id: string, memberId: string): Result {
  return runAction((ctx) => addToTeam(ctx, id, memberId));
}

/** Takes a member out of a team. */
export async function removeFromTeamAction(id: string, memberId: string): Result {
  return runAction((ctx) => removeFromTeam(ctx, id, memberId));
}
