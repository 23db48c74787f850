import "server-only";
import { runStatement, type Statement } from "@/lib/server/db";
import { type Context, provenContext } from "./context";
import type { SessionClaim } from "./sign-in";

const MEMBERSHIP: Statement = {
  name: "membership",
  text: `
    SELECT member.organisation_id AS "organisationId", member.id AS "memberId", member.role
      FROM member JOIN person ON person.id = member.person_id
     WHERE person.id = $1 AND person.session_version = $2 AND member.removed_at IS NULL
     ORDER BY member.created_at LIMIT 1`,
};

/** Reads who a session's claim stands for now; null when it has ended or the membership is gone. */
export async function contextOf({
  personId,
  sessionVersion,
}: SessionClaim): Promise<Context | null> {
  const [member] = await runStatement<Omit<Context, "personId">>(MEMBERSHIP, [
    personId,
    sessionVersion,
  ]);
  return member ? provenContext({ ...member, personId }) : null;
}
