import { AppError } from "@/lib/server/app-error";

/** Why somebody for whom the provider vouches is not let in, in words for them. */
const REFUSALS = {
  address:
    "It did not send a verified e-mail address. Whoever runs it can have it send one, with email_verified.",
  domain: "Addresses like yours are not let in here.",
  group: "You are in no group that has a role here. Whoever runs it can add you to one.",
  uninvited:
    "You are no member. Ask an owner for an invitation to your address, then sign in again.",
  removed:
    "You are no member any more. With a new invitation to your address you can sign in again.",
  other:
    "Your address belongs to an account of somebody else there, or of another organisation. Ask an owner.",
  early: "Nobody has set Plimsoll up yet.",
} as const;

export type SsoRefusal = keyof typeof REFUSALS;

/** Says no to somebody for whom the provider vouches. */
export function refusal(reason: SsoRefusal): AppError {
  return new AppError("FORBIDDEN", REFUSALS[reason], { reason });
}

/**
 * What the sign-in page says of a single sign-on that did not end well.
 * @param code of the page's address: one of ours, or of next-auth's.
 */
export function ssoFailure(code: string): string {
  if (Object.hasOwn(REFUSALS, code)) return REFUSALS[code as SsoRefusal];
  if (code === "OAuthSignin") return "It did not answer. Try again later.";
  return "It was broken off, or it took too long. Try again.";
}
