import "server-only";
import { email } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { recordAudit } from "@/lib/server/audit/record";
import { database, type Transaction } from "@/lib/server/db";
import { countAttempt, forgetAttempts } from "@/lib/server/rate-limit";
import { checkPassword } from "./password";

const WINDOW = 900;

/** What a session carries: who, and the version that ends it when the person's version moves on. */
export interface SessionClaim {
  readonly personId: string;
  readonly sessionVersion: number;
}

/**
 * Checks an e-mail address and a password; a known and an unknown address look and last alike.
 * @param from the address of the caller.
 * @throws AppError `UNAUTHENTICATED`, or `RATE_LIMITED` with when to try again.
 */
export async function checkCredentials(
  typedEmail: string,
  password: string,
  from: string,
): Promise<SessionClaim> {
  const parsed = email.safeParse(typedEmail);
  const account = parsed.success ? parsed.data : "";
  await countAttempt({ bucket: `sign-in:from:${from}`, attempts: 30, seconds: WINDOW });
  await countAttempt({ bucket: `sign-in:account:${account}`, attempts: 10, seconds: WINDOW });
  const person = await database().person.findUnique({ where: { email: account } });
  const matches = await checkPassword(person?.passwordHash ?? null, password);
  if (!person || !matches) {
    if (person) await auditPerson(person.id, "session.refused", "stranger");
    throw new AppError("UNAUTHENTICATED", "Email or password is wrong.");
  }
  await forgetAttempts(`sign-in:account:${account}`);
  return { personId: person.id, sessionVersion: person.sessionVersion };
}

/**
 * Signs in.
 * @throws AppError as `checkCredentials` does, and `FORBIDDEN` for who is no member any more.
 */
export async function signIn(
  typedEmail: string,
  password: string,
  from: string,
): Promise<SessionClaim> {
  const claim = await checkCredentials(typedEmail, password, from);
  const { personId } = claim;
  if ((await database().member.count({ where: { personId, removedAt: null } })) === 0) {
    const message = "You are no member any more. With a new invitation you can join again.";
    throw new AppError("FORBIDDEN", message);
  }
  await auditPerson(personId, "session.started");
  return claim;
}

/** Ends every session of a person. */
export async function endSessions(personId: string): Promise<void> {
  await database().$transaction(async (tx) => {
    await tx.person.update({
      where: { id: personId },
      data: { sessionVersion: { increment: 1 } },
    });
    await recordForPerson(tx, personId, "session.ended-everywhere");
  });
}

/** Records a sign-out. */
export async function recordSignOut(personId: string): Promise<void> {
  await auditPerson(personId, "session.ended");
}

/**
 * Writes an entry into the chain of every organisation the person belongs to.
 * @param actor by default the member itself.
 */
export async function recordForPerson(
  tx: Transaction,
  personId: string,
  action: string,
  actor?: string,
): Promise<void> {
  // In one order, so that two transactions never wait for each other's chain.
  const members = await tx.member.findMany({
    where: { personId, removedAt: null },
    orderBy: { organisationId: "asc" },
  });
  for (const { id, organisationId } of members) {
    await recordAudit(tx, {
      organisationId,
      actor: actor ?? `member:${id}`,
      action,
      subject: `member:${id}`,
    });
  }
}

async function auditPerson(personId: string, action: string, actor?: string): Promise<void> {
  await database().$transaction((tx) => recordForPerson(tx, personId, action, actor));
}
