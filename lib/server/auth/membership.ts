import "server-only";
import { database } from "@/lib/server/db";
import { type Context, provenContext } from "./context";
import type { SessionClaim } from "./sign-in";

/** Reads who a session's claim stands for now; null when it has ended or the membership is gone. */
export async function contextOf({
  personId,
  sessionVersion,
}: SessionClaim): Promise<Context | null> {
  const member = await database().member.findFirst({
    where: { personId, removedAt: null, person: { sessionVersion } },
    orderBy: { createdAt: "asc" },
  });
  if (!member) return null;
  const { id, organisationId, role } = member;
  return provenContext({ organisationId, memberId: id, personId, role });
}
