import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { encode } from "next-auth/jwt";
import { cache } from "react";
import { AppError } from "@/lib/server/app-error";
import { authSecret } from "./auth-secret";
import { callerOf } from "./caller";
import { readClaim } from "./claims";
import type { Context } from "./context";
import {
  type CurrentSession,
  lacksCode,
  type Membership,
  membershipOf,
  type OwnAccount,
} from "./membership";
import { isSecure, sessionCookie } from "./options";
import {
  createSession,
  noteSeen,
  type Proof,
  type ProvenPerson,
  SESSION_SECONDS,
  type SessionClaim,
} from "./sessions";
import { isSetUp } from "./setup";

/** What the session's cookie claims; whether it still holds is asked of the database. Null for a stranger. */
export async function claimOrNull(): Promise<SessionClaim | null> {
  const cookie = (await cookies()).get(sessionCookie());
  return cookie ? readClaim(cookie.value, authSecret()) : null;
}

/** What has been asked of the database in this request: once. */
const asked = cache((): { membership?: Promise<Membership | null> } => ({}));

/** Null for a stranger. */
function membership(): Promise<Membership | null> {
  const request = asked();
  request.membership ??= claimOrNull().then(async (claim) =>
    seen(claim && (await membershipOf(claim))),
  );
  return request.membership;
}

function seen(found: Membership | null): Membership | null {
  if (found?.session.isQuiet) void noteSeen(found.session.id);
  return found;
}

/**
 * Reads what a page opens with and who asks for it at once; null for whoever has no session of ours.
 * @param read reads both of a claim that the database has not confirmed yet.
 */
export async function openWith<Opened extends { readonly membership: Membership | null }>(
  read: (claim: SessionClaim) => Promise<Opened>,
): Promise<Opened | null> {
  const claim = await claimOrNull();
  if (!claim) return null;
  const opened = await read(claim);
  asked().membership = Promise.resolve(seen(opened.membership));
  return opened;
}

/** Who is signed in; null for a stranger. */
export async function contextOrNull(): Promise<Context | null> {
  return (await membership())?.ctx ?? null;
}

/** Whether this browser was signed in until its session, or the membership, was ended from elsewhere. */
export async function hasEndedSession(): Promise<boolean> {
  return (await claimOrNull()) !== null && (await membership()) === null;
}

/** Who is signed in. Sends a stranger to sign-in, or to the first set-up when there is nobody yet. */
export async function requireContext(): Promise<Context> {
  return (await requireMembership()).ctx;
}

/** The account of who is signed in; null for a stranger. */
export async function accountOrNull(): Promise<OwnAccount | null> {
  return (await membership())?.account ?? null;
}

/** The account of who is signed in; a stranger as with `requireContext`. */
export async function requireAccount(): Promise<OwnAccount> {
  return (await requireMembership()).account;
}

/** The session that the request came with; a stranger as with `requireContext`. */
export async function requireSession(): Promise<CurrentSession> {
  return (await requireMembership()).session;
}

/** Who is signed in but for the code that their organisation asks for: they set an app up, and see nothing else. */
export const withoutCode = cache(async (): Promise<Membership | null> => {
  const claim = await claimOrNull();
  return claim && lacksCode(claim);
});

/**
 * Who sets an authenticator app up, and in which session: whoever is signed in, or would be but for its code.
 * @throws AppError `UNAUTHENTICATED`
 */
export async function requireEnrolling(): Promise<Membership> {
  const found = (await membership()) ?? (await withoutCode());
  if (!found) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
  return found;
}

async function requireMembership(): Promise<Membership> {
  const found = await membership();
  if (found) return found;
  if (await withoutCode()) redirect("/sign-in/set-up-app");
  redirect((await isSetUp()) ? "/sign-in" : "/set-up");
}

/**
 * Makes a session and gives it to the browser. Only in an action or a route handler.
 * @param person whose password, or another proof, has just been checked.
 * @param proof what they proved beyond the password.
 * @throws AppError `UNAUTHENTICATED` when their sessions were ended since.
 */
export async function startSession(person: ProvenPerson, proof: Proof): Promise<void> {
  const claim = await createSession(person, proof, (await headers()).get("user-agent"));
  const token = await encode({
    token: { ...claim },
    secret: authSecret(),
    maxAge: SESSION_SECONDS,
  });
  (await cookies()).set(sessionCookie(), token, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
    maxAge: SESSION_SECONDS,
  });
}

/** Takes the session from the browser. Only in an action or a route handler. */
export async function dropSession(): Promise<void> {
  (await cookies()).delete(sessionCookie());
}

/** The address that the request came from, for counting attempts. */
export async function caller(): Promise<string> {
  return callerOf((await headers()).get("x-forwarded-for"));
}
