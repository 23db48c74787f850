import "server-only";

/** What signs and encrypts cookies, and what keys are derived from. @throws Error when it is unset. */
export function authSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is unset. `npm start` sets it.");
  return secret;
}
