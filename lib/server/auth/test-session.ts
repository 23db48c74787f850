import { database } from "@/lib/server/db";
import type { Proof, SessionClaim } from "./sessions";

/** Makes a session for a test, past sign-in and log, and returns what its cookie would claim. */
export async function makeSession(
  personId: string,
  proof: Proof = { bySso: false, byTotp: false },
): Promise<SessionClaim> {
  const { sessionVersion } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { id } = await database().session.create({
    data: { personId, browser: "Firefox on Linux", ...proof, expiresAt },
  });
  return { personId, sessionVersion, sessionId: id };
}
