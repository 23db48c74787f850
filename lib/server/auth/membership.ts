import "server-only";
import type { Role } from "@/lib/core/model/words";
import { runStatement, type Statement } from "@/lib/server/db";
import { type Context, provenContext } from "./context";
import type { SessionClaim } from "./sign-in";

/** The person who is signed in, as the account page and the top bar show them. */
export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly role: Role;
}

/** Who a session stands for: what queries ask for, and what people see. */
export interface Membership {
  readonly ctx: Context;
  readonly account: OwnAccount;
}

const MEMBERSHIP: Statement = {
  name: "membership",
  text: `
    SELECT member.organisation_id AS "organisationId", member.id AS "memberId", member.role,
           person.name, person.email, organisation.name AS organisation
      FROM member JOIN person ON person.id = member.person_id
      JOIN organisation ON organisation.id = member.organisation_id
     WHERE person.id = $1 AND person.session_version = $2 AND member.removed_at IS NULL
     ORDER BY member.created_at LIMIT 1`,
};

/** Reads who a session's claim stands for now; null when it has ended or the membership is gone. */
export async function membershipOf({
  personId,
  sessionVersion,
}: SessionClaim): Promise<Membership | null> {
  const [row] = await runStatement<Omit<Context, "personId"> & OwnAccount>(MEMBERSHIP, [
    personId,
    sessionVersion,
  ]);
  if (!row) return null;
  const { organisationId, memberId, role, name, email, organisation } = row;
  return {
    ctx: provenContext({ organisationId, memberId, personId, role }),
    account: { name, email, organisation, role },
  };
}

/** The context alone. */
export async function contextOf(claim: SessionClaim): Promise<Context | null> {
  return (await membershipOf(claim))?.ctx ?? null;
}
