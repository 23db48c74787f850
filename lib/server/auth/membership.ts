import "server-only";
import type { Role } from "@/lib/core/model/words";
import { runStatement, type Statement } from "@/lib/server/db";
import { UNREAD } from "@/lib/server/notices/unread";
import { type Context, provenContext } from "./context";
import type { Proof, SessionClaim } from "./sessions";

/** The person who is signed in, as the account page and the top bar show them. */
export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
  /** How many notices wait in the bell. */
  readonly unread: number;
}

/** The session that somebody is in. */
export interface CurrentSession extends Proof {
  readonly id: string;
  /** It was last seen long enough ago that it is worth saying again. */
  readonly isQuiet: boolean;
}

/** Who a session stands for: what queries ask for, and what people see. */
export interface Membership {
  readonly ctx: Context;
  readonly account: OwnAccount;
  readonly session: CurrentSession;
}

const MEMBERSHIP: Statement = {
  name: "membership",
  text: `
    SELECT member.organisation_id AS "organisationId", member.id AS "memberId", member.role,
           person.name, person.email, organisation.name AS organisation, ${UNREAD} AS unread,
           session.by_sso AS "bySso", session.by_totp AS "byTotp",
           session.last_seen_at < now() - interval '5 minutes' AS "isQuiet",
           organisation.require_totp AND NOT session.by_sso AND NOT (
             session.by_totp AND EXISTS (
               SELECT FROM totp WHERE person_id = person.id AND confirmed_at IS NOT NULL
             )
           ) AS "lacksCode"
      FROM session JOIN person ON person.id = session.person_id
      JOIN member ON member.person_id = person.id
      JOIN organisation ON organisation.id = member.organisation_id
     WHERE session.id = $3 AND session.ended_at IS NULL AND session.expires_at > now()
       AND person.id = $1 AND person.session_version = $2 AND member.removed_at IS NULL
       AND (NOT organisation.require_sso OR session.by_sso OR member.role = 'owner')
     ORDER BY member.created_at LIMIT 1`,
};

interface Found extends Membership {
  /** The organisation asks for a code, and this session was opened without one. */
  readonly lacksCode: boolean;
}

/**
 * Reads who a session's claim stands for now; null when it has ended, the membership is gone, or the organisation asks
 * for single sign-on and the session came without: it opens nothing then, and its person signs in anew. Null, too, where
 * it asks for a code that was not given: nothing opens then but the page that sets the app up.
 */
export async function membershipOf(claim: SessionClaim): Promise<Membership | null> {
  const found = await find(claim);
  return found && !found.lacksCode ? found : null;
}

/** Who would be signed in but for the code that their organisation asks for; null for everybody else. */
export async function lacksCode(claim: SessionClaim): Promise<Membership | null> {
  const found = await find(claim);
  return found?.lacksCode ? found : null;
}

async function find({ personId, sessionVersion, sessionId }: SessionClaim): Promise<Found | null> {
  const [row] = await runStatement<
    Omit<Context, "personId"> & OwnAccount & Omit<CurrentSession, "id"> & Pick<Found, "lacksCode">
  >(MEMBERSHIP, [personId, sessionVersion, sessionId]);
  if (!row) return null;
  const { organisationId, memberId, role, name, email, organisation, unread } = row;
  const { bySso, byTotp, isQuiet } = row;
  return {
    ctx: provenContext({ organisationId, memberId, personId, role }),
    account: { name, email, organisation, role, unread },
    session: { id: sessionId, bySso, byTotp, isQuiet },
    lacksCode: row.lacksCode,
  };
}

/** The context alone. */
export async function contextOf(claim: SessionClaim): Promise<Context | null> {
  return (await membershipOf(claim))?.ctx ?? null;
}
