import "server-only";
import { newPassword } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { database } from "@/lib/server/db";
import { countAttempt } from "@/lib/server/rate-limit";
import { checkPassword, hashPassword } from "./password";
import { recordForPerson } from "./record-for-person";
import { endSessionsIn, type ProvenPerson } from "./sessions";

/** Whether a person has a password at all: whom single sign-on knows may have none. */
export async function hasPassword(personId: string): Promise<boolean> {
  const where = { id: personId, passwordHash: { not: null } };
  return (await database().person.count({ where })) > 0;
}

/**
 * Changes a person's own password and ends all sessions.
 * @returns who may have a new session: whoever changed it.
 * @throws ZodError for an unfit new password; AppError `INVALID` when the current one is wrong, `RATE_LIMITED`.
 */
export async function changePassword(
  personId: string,
  current: string,
  wanted: string,
): Promise<ProvenPerson> {
  const password = newPassword.parse(wanted);
  await countAttempt({ bucket: `password:${personId}`, attempts: 10, seconds: 900 });
  const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
  if (!(await checkPassword(person.passwordHash, current))) {
    const message = "The current password is wrong.";
    throw new AppError("INVALID", message, { fields: { current: message } });
  }
  const passwordHash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    // The hash that was checked must still be the one that is replaced.
    const changed = await tx.person.updateMany({
      where: { id: personId, passwordHash: person.passwordHash },
      data: { passwordHash },
    });
    if (changed.count !== 1) {
      throw new AppError("CONFLICT", "The password was changed meanwhile. Sign in again.");
    }
    // A link to set another one may be in wrong hands: it ends with the old password.
    await tx.oneTimeToken.deleteMany({ where: { personId, purpose: "reset_password" } });
    const sessionVersion = await endSessionsIn(tx, personId);
    await recordForPerson(tx, personId, "password.changed");
    return { personId, sessionVersion };
  });
}
