import "server-only";
import { AppError, notFound } from "@/lib/server/app-error";
import { database, runStatement, type Statement, type Transaction } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { browserName } from "./browser-name";
import { recordForPerson } from "./record-for-person";

/** A session lasts a week, whatever is done in it. */
export const SESSION_SECONDS = 7 * 86_400;

/** So many are listed: more than one person's browsers. */
const MOST_LISTED = 100;

/** Who has proven themselves, and the version of their sessions at that time. */
export interface ProvenPerson {
  readonly personId: string;
  readonly sessionVersion: number;
}

/** What a session's cookie carries. The version ends it when the person's moves on, the row when the row ends. */
export interface SessionClaim extends ProvenPerson {
  readonly sessionId: string;
}

/** How somebody proved themselves, beyond a password. */
export interface Proof {
  /** The single sign-on provider vouches for them. */
  readonly bySso: boolean;
  /** A code beside the password. */
  readonly byTotp: boolean;
}

/** A session as its own person sees it. */
export interface OwnSession extends Proof {
  readonly id: string;
  readonly browser: string;
  /** ISO texts. */
  readonly since: string;
  readonly lastSeen: string;
  readonly isThis: boolean;
}

/**
 * Makes a session. Rows of the same person that have expired go with it.
 * @param person whose proof has just been checked.
 * @param userAgent what the browser says of itself.
 * @throws AppError `UNAUTHENTICATED` when all sessions of the person were ended since the check.
 */
export async function createSession(
  { personId, sessionVersion }: ProvenPerson,
  { bySso, byTotp }: Proof,
  userAgent: string | null,
): Promise<SessionClaim> {
  return database().$transaction(async (tx) => {
    // Locked: a session that begins while all are ended is either ended with them or never made.
    const [person] = await tx.$queryRaw<object[]>`
      SELECT 1 AS one FROM person
       WHERE id = ${personId}::uuid AND session_version = ${sessionVersion} FOR SHARE`;
    if (!person) throw new AppError("UNAUTHENTICATED", "Your sessions were ended. Sign in again.");
    // Whatever door led here: a password alone opens nothing for who has an authenticator app.
    if (!bySso && !byTotp && (await tx.totp.count({ where: { personId, ...TURNED_ON } })) > 0) {
      throw new AppError("UNAUTHENTICATED", "Your account asks for a code. Sign in again.");
    }
    await tx.session.deleteMany({ where: { personId, expiresAt: { lte: new Date() } } });
    const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
    const { id } = await tx.session.create({
      data: { personId, bySso, byTotp, browser: browserName(userAgent), expiresAt },
      select: { id: true },
    });
    await recordForPerson(tx, personId, "session.started", { details: { bySso, byTotp } });
    return { personId, sessionVersion, sessionId: id };
  });
}

/** The sessions of a person that go on, the newest first. */
export async function listSessions(
  personId: string,
  currentId: string,
): Promise<readonly OwnSession[]> {
  const rows = await database().session.findMany({
    where: goingOn(personId),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_LISTED,
  });
  return rows.map(({ id, browser, bySso, byTotp, createdAt, lastSeenAt }) => ({
    id,
    browser,
    bySso,
    byTotp,
    since: createdAt.toISOString(),
    lastSeen: lastSeenAt.toISOString(),
    isThis: id === currentId,
  }));
}

/** Ends one session of a person. @throws AppError `NOT_FOUND` for one of somebody else, or that has ended. */
export async function endSession(personId: string, id: string): Promise<{ id: string }> {
  if (!isUuid(id)) throw notFound("session");
  return database().$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { ...goingOn(personId), id },
      data: { endedAt: new Date() },
    });
    if (count === 0) throw notFound("session");
    await recordForPerson(tx, personId, "session.ended");
    return { id };
  });
}

/** Ends every session of a person but one. Returns how many. */
export async function endOtherSessions(
  personId: string,
  keptId: string,
): Promise<{ count: number }> {
  return database().$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { ...goingOn(personId), id: { not: keptId } },
      data: { endedAt: new Date() },
    });
    if (count > 0) await recordForPerson(tx, personId, "session.ended-elsewhere");
    return { count };
  });
}

/** Ends every session of a person. */
export async function endSessions(personId: string): Promise<void> {
  await database().$transaction(async (tx) => {
    await endSessionsIn(tx, personId);
    await recordForPerson(tx, personId, "session.ended-everywhere");
  });
}

/** Ends every session of a person as a part of a change that is recorded. Returns the version of those to come. */
export async function endSessionsIn(tx: Transaction, personId: string): Promise<number> {
  const { sessionVersion } = await tx.person.update({
    where: { id: personId },
    data: { sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  await tx.session.updateMany({ where: goingOn(personId), data: { endedAt: new Date() } });
  return sessionVersion;
}

/** Which authenticator apps are in use: a code has proven that they have the secret. */
export const TURNED_ON = { confirmedAt: { not: null } } as const;

/** Which rows are sessions of a person that go on now. */
export function goingOn(personId: string) {
  return { personId, endedAt: null, expiresAt: { gt: new Date() } };
}

const SEEN: Statement = {
  name: "session-seen",
  text: `UPDATE session SET last_seen_at = now()
          WHERE id = $1 AND last_seen_at < now() - interval '5 minutes'`,
};

/** Says that a session is in use. Never throws, and no answer needs to wait for it. */
export async function noteSeen(sessionId: string): Promise<void> {
  await runStatement(SEEN, [sessionId]).catch(() => undefined);
}
