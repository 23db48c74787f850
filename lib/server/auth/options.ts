import "server-only";
import type { AuthOptions } from "next-auth";
import { endSession, SESSION_SECONDS } from "./sessions";

declare module "next-auth/jwt" {
  interface JWT {
    personId?: string;
    sessionVersion?: number;
    sessionId?: string;
  }
}

/** Whether people reach Plimsoll by https, as the start script or the operator says. */
export function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** The name of the session's cookie: under https one that no plain http answer can set. */
export function sessionCookie(): string {
  return isSecure() ? "__Secure-plimsoll-session" : "plimsoll-session";
}

/**
 * next-auth as Plimsoll uses it: the session in a signed and encrypted cookie. A password comes in by the sign-in
 * page's action alone: a second door would have to ask everything that it asks.
 */
export function authOptions(): AuthOptions {
  return {
    secret: process.env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: sessionCookie(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    providers: [],
    events: {
      async signOut({ token: { personId, sessionId } }) {
        if (personId && sessionId) await endSession(personId, sessionId).catch(() => undefined);
      },
    },
  };
}
