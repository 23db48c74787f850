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

/** What the statement finds of a claim that holds. */
export interface MembershipRow
  extends Omit<Context, "personId">,
    OwnAccount,
    Omit<CurrentSession, "id"> {
  /** The organisation asks for a code, and this session was opened without one. */
  readonly lacksCode: boolean;
}

/**
 * Reads who a session's claim stands for now; null when it has ended, the membership is gone, or the organisation asks
 * for single sign-on and the session came without: it opens nothing then, and its person signs in anew. Null, too, where
 * it asks for a code that was not given: nothing opens then but the page that sets the app up.
 */
export async function membershipOf(claim: SessionClaim): Promise<Membership | null> {
  const row = await find(claim);
  return row && membershipIn(row, claim);
}

/** Who would be signed in but for the code that their organisation asks for; null for everybody else. */
export async function lacksCode(claim: SessionClaim): Promise<Membership | null> {
  const row = await find(claim);
  return row?.lacksCode ? toMembership(row, claim) : null;
}

/**
 * The text of a statement that reads a membership, by the values of `membershipValues`, and with it, where it opens
 * anything, the row that `select` finds for `who."memberId"`: under `name`. All is JSON in one column, `found`: what
 * the driver does for each column of a result costs more than to parse it.
 */
export function membershipWith(name: string, select: string): string {
  return `
    SELECT row_to_json(found) AS found FROM (
      SELECT who.*, row_to_json(${name}) AS ${name}
        FROM (${MEMBERSHIP.text}) AS who LEFT JOIN LATERAL (${select}) AS ${name} ON NOT who."lacksCode"
    ) AS found`;
}

/** What a statement of `membershipWith` is given: `$1` to `$3`. */
export function membershipValues(claim: SessionClaim): readonly unknown[] {
  return [claim.personId, claim.sessionVersion, claim.sessionId];
}

/** The membership in a row of `membershipWith`, as `membershipOf` has it. */
export function membershipIn(row: MembershipRow, claim: SessionClaim): Membership | null {
  return row.lacksCode ? null : toMembership(row, claim);
}

async function find(claim: SessionClaim): Promise<MembershipRow | null> {
  const [row] = await runStatement<MembershipRow>(MEMBERSHIP, membershipValues(claim));
  return row ?? null;
}

function toMembership(row: MembershipRow, { personId, sessionId }: SessionClaim): Membership {
  const { organisationId, memberId, role, name, email, organisation, unread } = row;
  const { bySso, byTotp, isQuiet } = row;
  return {
    ctx: provenContext({ organisationId, memberId, personId, role }),
    account: { name, email, organisation, role, unread },
    session: { id: sessionId, bySso, byTotp, isQuiet },
  };
}

/** The context alone. */
export async function contextOf(claim: SessionClaim): Promise<Context | null> {
  return (await membershipOf(claim))?.ctx ?? null;
}
