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

/**
 * Makes a link that sets a new password once. Takes the app's address of the database and the one that people use.
 * Throws an `Explained` when nobody has this e-mail address.
 */
export async function newResetLink(appUrl: string, site: string, email: string): Promise<string> {
  return withApp(appUrl, async () => {
    const { createResetToken } = await import("@/lib/server/auth/reset-password");
    const { describeFailure } = await import("@/lib/server/failure");
    try {
      // After the `#`: that part of an address reaches no server and no log.
      return `${site}/reset-password#${await createResetToken(email)}`;
    } catch (cause) {
      const failure = describeFailure(cause);
      const words = failure.code === "INVALID" ? "This is not an e-mail address." : failure.message;
      throw new Explained(words, { cause });
    }
  });
}
