import "server-only";
import { cookies } from "next/headers";
import * as z from "zod";
import { AppError } from "@/lib/server/app-error";
import { countAttempt } from "@/lib/server/rate-limit";
import { hasAuthenticator, takeCode } from "./authenticator";
import { isSecure } from "./options";
import { seal, unseal } from "./seal";
import { startSession } from "./session";
import type { ProvenPerson } from "./sessions";

const LABEL = "sign-in code 1";
const SECONDS = 300;

const shape = z.object({ personId: z.uuid(), sessionVersion: z.int(), until: z.number() });

/** What a browser keeps between password and code: encrypted, for five minutes, and never a session. */
export function makeChallenge({ personId, sessionVersion }: ProvenPerson, now: Date): string {
  const until = now.getTime() + SECONDS * 1000;
  return seal(LABEL, "", JSON.stringify({ personId, sessionVersion, until }));
}

/** Whose password was right; null for what is not ours, or too old. */
export function readChallenge(challenge: string, now: Date): ProvenPerson | null {
  const text = unseal(LABEL, "", challenge);
  const found = text === null ? null : shape.parse(JSON.parse(text));
  if (!found || found.until <= now.getTime()) return null;
  return { personId: found.personId, sessionVersion: found.sessionVersion };
}

/**
 * Lets in whose password was right, or has them asked for a code. Only in an action.
 * @returns whether a code is asked for, at `/sign-in/code`.
 * @throws AppError `UNAUTHENTICATED` when their sessions were ended since.
 */
export async function enterByPassword(person: ProvenPerson): Promise<{ asksForCode: boolean }> {
  if (!(await hasAuthenticator(person.personId))) {
    await startSession(person, { bySso: false, byTotp: false });
    return { asksForCode: false };
  }
  (await cookies()).set(cookieName(), makeChallenge(person, new Date()), {
    httpOnly: true,
    sameSite: "lax",
    path: PATH,
    secure: isSecure(),
    maxAge: SECONDS,
  });
  return { asksForCode: true };
}

/** Whether this browser has just brought a right password and is asked for a code. */
export async function isAskedForCode(): Promise<boolean> {
  return (await challenged()) !== null;
}

/**
 * Lets in who brings the code after the password. Only in an action.
 * @param from the address of the caller.
 * @returns who, and whether it was a recovery code.
 * @throws AppError `UNAUTHENTICATED` when the password has to come first, `INVALID` for a wrong code, `RATE_LIMITED`.
 */
export async function enterByCode(
  code: string,
  from: string,
): Promise<{ personId: string; isRecovery: boolean }> {
  const person = await challenged();
  if (!person) {
    const message = "Your password was checked too long ago. Sign in again.";
    throw new AppError("UNAUTHENTICATED", message);
  }
  await countAttempt({ bucket: `code:from:${from}`, attempts: 30, seconds: 900 });
  const kind = await takeCode(person.personId, code, "stranger");
  await startSession(person, { bySso: false, byTotp: true });
  (await cookies()).delete({ name: cookieName(), path: PATH });
  return { personId: person.personId, isRecovery: kind === "recovery" };
}

/** The page that asks for the code, and its action: no other hears of it. */
const PATH = "/sign-in/code";

async function challenged(): Promise<ProvenPerson | null> {
  const cookie = (await cookies()).get(cookieName());
  return cookie ? readChallenge(cookie.value, new Date()) : null;
}

function cookieName(): string {
  return isSecure() ? "__Secure-plimsoll-code" : "plimsoll-code";
}
