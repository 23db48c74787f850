import { withApp } from "../database/with-app";
import { Explained } from "../explained";

/** Makes a new code for the first account. Takes the app's address of the database; null once there is an account. */
export async function newSetupCode(appUrl: string): Promise<string | null> {
  return withApp(appUrl, async () => {
    const { createSetupCode } = await import("@/lib/server/auth/setup");
    return createSetupCode();
  });
}

/** What to tell whoever starts Plimsoll for the first time. */
export function firstAccount(site: string, code: string): string {
  return `Make the first account at ${site}/set-up within a day, with this code: ${code}`;
}

/** The word that turns an authenticator app off as well. */
const CODE_OFF = "turn-off-code";

/** What to type after the command. */
export const RESET_USAGE = `EMAIL [${CODE_OFF}]`;

/** Reads what was typed after the command; null for what it does not take. */
export function readResetWords(
  words: readonly string[],
): { email: string; turnsCodeOff: boolean } | null {
  const [email, option, ...more] = words;
  if (!email || more.length > 0 || (option !== undefined && option !== CODE_OFF)) return null;
  return { email, turnsCodeOff: option === CODE_OFF };
}

/** What the link does, in words. */
export function afterReset(turnsCodeOff: boolean): string {
  const link = "The link sets a new password once, within an hour, and ends all sessions.";
  return turnsCodeOff ? `${link}\nSigning in asks for no code any more.` : link;
}

/**
 * Makes a link that sets a new password once, and turns the authenticator app off if that is asked for. Takes the app's
 * address of the database and the one that people use.
 * Throws an `Explained` when nobody has this e-mail address.
 */
export async function newResetLink(
  appUrl: string,
  site: string,
  { email, turnsCodeOff }: { email: string; turnsCodeOff: boolean },
): Promise<string> {
  return withApp(appUrl, async () => {
    const { createResetToken } = await import("@/lib/server/auth/reset-password");
    const { describeFailure } = await import("@/lib/server/failure");
    try {
      // After the `#`: that part of an address reaches no server and no log.
      return `${site}/reset-password#${await createResetToken(email, turnsCodeOff)}`;
    } catch (cause) {
      const failure = describeFailure(cause);
      const words = failure.code === "INVALID" ? "This is not an e-mail address." : failure.message;
      throw new Explained(words, { cause });
    }
  });
}
