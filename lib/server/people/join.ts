import "server-only";
import type { Role } from "@/lib/core/model/words";
import { type NewAccountInput, newAccountInput } from "@/lib/schemas/people";
import { AppError } from "@/lib/server/app-error";
import { recordAudit } from "@/lib/server/audit/record";
import type { Context } from "@/lib/server/auth/context";
import { lockPerson } from "@/lib/server/auth/lock-person";
import { hashPassword } from "@/lib/server/auth/password";
import { endResetTokens } from "@/lib/server/auth/reset-password";
import { goingOn, type ProvenPerson, type SessionClaim } from "@/lib/server/auth/sessions";
import { checkCredentials, passwordOpens } from "@/lib/server/auth/sign-in";
import { database, type Transaction } from "@/lib/server/db";
import type { Person } from "@/lib/server/generated/client";
import { countAttempt } from "@/lib/server/rate-limit";
import { lockOrganisation } from "./access";
import { openedBy } from "./invitations";

/** What an invitation offers to whoever opens its link. */
export interface Offer {
  readonly organisation: string;
  readonly role: Role;
  readonly team: string | null;
  /** Whether whoever asks is a member there already. */
  readonly isMember: boolean;
}

/**
 * What the secret of a link offers. Whom it is bound to isn't told: it is what a finder of the link would need.
 * @param ctx who is signed in, if anybody is.
 * @param from the address of the caller.
 * @throws AppError `NOT_FOUND` alike for one that is unknown, used, withdrawn or expired; `RATE_LIMITED`.
 */
export async function readOffer(secret: string, ctx: Context | null, from: string): Promise<Offer> {
  const { organisation, role, team } = await find(secret, from);
  const isMember = ctx?.organisationId === organisation.id;
  return { organisation: organisation.name, role, team: team?.name ?? null, isMember };
}

/**
 * Makes an account and joins with it.
 * @returns who may have a session now.
 * @throws ZodError, or AppError: `NOT_FOUND` as with `readOffer`, `INVALID` for an e-mail address that has an account
 * or isn't the invited one, `RATE_LIMITED`.
 */
export async function joinAsNew(
  secret: string,
  raw: NewAccountInput,
  from: string,
): Promise<ProvenPerson> {
  const { name, email, password } = newAccountInput.parse(raw);
  await find(secret, from); // before the costly hash
  const passwordHash = await hashPassword(password);
  return join(secret, async (tx) => {
    // Told only to who was invited.
    if (await tx.person.findUnique({ where: { email } })) {
      throw wrongEmail("This address has an account. Join with it below.");
    }
    return tx.person.create({ data: { email, name, passwordHash } });
  });
}

/**
 * Joins with an account that is there.
 * @throws AppError: `NOT_FOUND`, `INVALID`, `RATE_LIMITED` as above, `UNAUTHENTICATED` for a wrong password, `CONFLICT`
 * for a member.
 */
export async function joinWithPassword(
  secret: string,
  { email, password }: { email: string; password: string },
  from: string,
): Promise<ProvenPerson> {
  await find(secret, from);
  const { personId } = await checkCredentials(email, password, from);
  return join(secret, (tx) => tx.person.findUniqueOrThrow({ where: { id: personId } }));
}

/** Joins as who is signed in. Throws as `joinWithPassword` does. */
export async function joinSignedIn(
  secret: string,
  { personId, sessionVersion, sessionId }: SessionClaim,
  from: string,
): Promise<ProvenPerson> {
  await find(secret, from);
  const session = await database().session.findFirst({
    where: { ...goingOn(personId), id: sessionId },
  });
  return join(
    secret,
    async (tx) => {
      const sessions = { some: { ...goingOn(personId), id: sessionId } };
      const person = await tx.person.findUnique({
        where: { id: personId, sessionVersion, sessions },
      });
      if (!person) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
      return person;
    },
    session?.bySso,
  );
}

async function find(secret: string, from: string) {
  await countAttempt({ bucket: `join:from:${from}`, attempts: 40, seconds: 900 });
  const include = { organisation: true, team: true } as const;
  const invitation = await database().invitation.findFirst({ where: openedBy(secret), include });
  if (!invitation) throw nothingToOpen();
  return invitation;
}

async function join(
  secret: string,
  personOf: (tx: Transaction) => Promise<Person>,
  bySso = false,
): Promise<ProvenPerson> {
  return database().$transaction(async (tx) => {
    const found = await tx.invitation.findFirst({ where: openedBy(secret) });
    if (!found) throw nothingToOpen();
    const { id, organisationId, role, email, teamId } = found;
    await lockOrganisation(tx, organisationId);
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    if (!bySso && !passwordOpens(organisation, role)) throw needsSso(organisation.name);
    // Only now, and by a condition: of two who come at once one finds it used.
    const { count } = await tx.invitation.updateMany({
      where: openedBy(secret),
      data: { usedAt: new Date(), email: null },
    });
    if (count !== 1) throw nothingToOpen();
    const person = await personOf(tx);
    if (email !== null && email !== person.email) {
      throw wrongEmail("This invitation is for another address.");
    }
    // A link that an owner elsewhere made must not open what they join now.
    await lockPerson(tx, person.id);
    await endResetTokens(tx, person.id);
    const memberId = await becomeMember(tx, organisationId, person.id, role);
    if (teamId !== null) await tx.teamMember.create({ data: { teamId, memberId } });
    await recordAudit(tx, {
      organisationId,
      actor: `member:${memberId}`,
      action: "invitation.accept",
      subject: `invitation:${id}`,
      details: { role, team: teamId },
    });
    return { personId: person.id, sessionVersion: person.sessionVersion };
  });
}

/** Who was a member before is the same one again, so that what they wrote stays theirs. */
export async function becomeMember(
  tx: Transaction,
  organisationId: string,
  personId: string,
  role: Role,
): Promise<string> {
  const key = { organisationId_personId: { organisationId, personId } };
  const before = await tx.member.findUnique({ where: key });
  if (before?.removedAt === null) {
    throw new AppError("CONFLICT", "You are a member of this organisation already.");
  }
  if (!before) return (await tx.member.create({ data: { organisationId, personId, role } })).id;
  await tx.teamMember.deleteMany({ where: { memberId: before.id } });
  await tx.member.update({ where: key, data: { role, removedAt: null } });
  return before.id;
}

function nothingToOpen(): AppError {
  return new AppError(
    "NOT_FOUND",
    "It was used or withdrawn, it has expired, or the link is not whole. Ask whoever sent it for another.",
  );
}

function needsSso(organisation: string): AppError {
  const message = `${organisation} asks for single sign-on. Sign in with it, by the address that was invited.`;
  return new AppError("FORBIDDEN", message);
}

function wrongEmail(message: string): AppError {
  return new AppError("INVALID", message, { fields: { email: message } });
}
