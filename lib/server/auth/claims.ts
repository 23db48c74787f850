import "server-only";
import { decode } from "next-auth/jwt";
import * as z from "zod";
import type { SessionClaim } from "./sessions";

const shape = z.object({
  personId: z.uuid(),
  sessionVersion: z.int(),
  sessionId: z.uuid(),
  exp: z.number(),
});

/** How many cookies are known by heart; the one that was read longest ago goes first. */
const KNOWN = 1_000;
const known = new Map<string, z.infer<typeof shape>>();

/**
 * What a session's cookie claims; null for one that is not ours or has run out. What a cookie says
 * never changes, so it is decrypted once: whether the claim still holds is asked of the database.
 */
export async function readClaim(cookie: string, secret: string): Promise<SessionClaim | null> {
  const claim = known.get(cookie) ?? (await decrypted(cookie, secret));
  known.delete(cookie);
  if (!claim || claim.exp * 1000 <= Date.now()) return null;
  known.set(cookie, claim);
  for (const oldest of known.keys()) {
    if (known.size <= KNOWN) break;
    known.delete(oldest);
  }
  const { personId, sessionVersion, sessionId } = claim;
  return { personId, sessionVersion, sessionId };
}

async function decrypted(cookie: string, secret: string) {
  const token = await decode({ token: cookie, secret }).catch(() => null);
  return shape.safeParse(token).data ?? null;
}
