import "server-only";
import type { AuthOptions } from "next-auth";
import { AppError } from "@/lib/server/app-error";
import { createSession, endSession, type ProvenPerson, SESSION_SECONDS } from "./sessions";
import { enterBySso } from "./sso/enter";
import { claimsOf, ssoProvider } from "./sso/provider";
import { ssoSettings } from "./sso/settings";

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
 * next-auth as Plimsoll uses it: the session in a signed and encrypted cookie, and single sign-on. A password comes in by the sign-in
 * page's action alone: a second door would have to ask everything that it asks.

 * @param userAgent what the browser says of itself. Made anew for each request.
 */
export function authOptions(userAgent: string | null): AuthOptions {
  const sso = ssoSettings();
  let entered: ProvenPerson | null = null;
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
    providers: sso ? [ssoProvider(sso)] : [],
    callbacks: {
      async signIn({ profile }) {
        if (!sso) return false;
        try {
          entered = await enterBySso(claimsOf({ ...profile }, sso), sso);
          return true;
        } catch (error) {
          if (!(error instanceof AppError)) console.error(error);
          const reason = error instanceof AppError ? error.details.reason : "failed";
          return `/sign-in?error=${encodeURIComponent(String(reason))}`;
        }
      },
      async jwt({ token }) {
        if (!entered) return token;
        return { ...(await createSession(entered, { bySso: true, byTotp: false }, userAgent)) };
      },
    },
    logger: {
      // The message alone: what else next-auth would print may hold a token.
      error(code, metadata) {
        const error = metadata instanceof Error ? metadata : metadata.error;
        // As one line of JSON: some of it may be what a stranger sent.
        const words = JSON.stringify((error?.message ?? "failed").slice(0, 300));
        console.error(`Signing in: ${code}: ${words}`);
      },
      warn: () => undefined,
      debug: () => undefined,
    },
    events: {
      async signOut({ token: { personId, sessionId } }) {
        if (personId && sessionId) await endSession(personId, sessionId).catch(() => undefined);
      },
    },
  };
}
