import "server-only";
import { database } from "@/lib/server/db";
import { type Context, provenContext } from "./context";
import type { SessionClaim } from "./sign-in";

/** Reads who a session's claim stands for now; null when it has ended or the membership is gone. */
export async function contextOf({
  personId,
  sessionVersion,
}: SessionClaim): Promise<Context | null> {
  // By hand, since every request asks: a third of what the client needs.
  const [member] = await database().$queryRaw<Omit<Context, "personId">[]>`
    SELECT member.organisation_id::text AS "organisationId", member.id::text AS "memberId",
           member.role::text
      FROM member JOIN person ON person.id = member.person_id
     WHERE person.id = ${personId}::uuid AND person.session_version = ${sessionVersion}
       AND member.removed_at IS NULL
     ORDER BY member.created_at LIMIT 1`;
  return member ? provenContext({ ...member, personId }) : null;
}
