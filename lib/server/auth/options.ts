import "server-only";
import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { AppError } from "@/lib/server/app-error";
import { callerOf } from "./caller";
import { recordSignOut, signIn } from "./sign-in";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    personId?: string;
    sessionVersion?: number;
  }
}

/** A session lasts a week, whatever is done in it. */
export const SESSION_SECONDS = 7 * 86_400;

/** Whether people reach Plimsoll by https, as the start script or the operator says. */
export function isSecure(): boolean {
  return process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
}

/** The name of the session's cookie: under https one that no plain http answer can set. */
export function sessionCookie(): string {
  return isSecure() ? "__Secure-plimsoll-session" : "plimsoll-session";
}

/** next-auth as Plimsoll uses it: e-mail and password, the session in a signed and encrypted cookie. */
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
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(typed, request) {
          const forwarded: unknown = request.headers?.["x-forwarded-for"];
          const from = callerOf(typeof forwarded === "string" ? forwarded : null);
          try {
            const claim = await signIn(typed?.email ?? "", typed?.password ?? "", from);
            return { id: claim.personId, sessionVersion: claim.sessionVersion };
          } catch (error) {
            // What is thrown here stands in the answer: only what was written for the reader may.
            if (error instanceof AppError && error.code === "RATE_LIMITED") throw error;
            if (error instanceof AppError) return null;
            console.error(error);
            throw new Error("The sign-in failed on the server.");
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { personId: user.id, sessionVersion: user.sessionVersion } : token,
    },
    events: {
      async signOut({ token }) {
        if (token?.personId) await recordSignOut(token.personId);
      },
    },
  };
}
