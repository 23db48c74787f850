import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { email, newPassword } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { database } from "@/lib/server/db";
import { countAttempt } from "@/lib/server/rate-limit";
import { checkPassword, hashPassword } from "./password";
import { recordForPerson } from "./record-for-person";
import { endSessionsIn, type ProvenPerson } from "./sessions";

const HOUR = 3_600_000;

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

/**
 * Makes a single-use token, valid one hour, that sets a new password; older ones end.
 * @throws AppError `NOT_FOUND` when nobody has this address.
 */
export async function createResetToken(typedEmail: string): Promise<string> {
  const address = email.parse(typedEmail);
  const token = randomBytes(32).toString("base64url");
  await database().$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: address } });
    if (!person) throw new AppError("NOT_FOUND", "Nobody has this e-mail address.");
    const of = { personId: person.id, purpose: "reset_password" } as const;
    await tx.oneTimeToken.deleteMany({ where: of });
    await tx.oneTimeToken.create({
      data: { ...of, digest: digestOf(token), expiresAt: new Date(Date.now() + HOUR) },
    });
    await recordForPerson(tx, person.id, "password.reset-offered", {
      actor: "system:reset-password",
    });
  });
  return token;
}

/**
 * Sets a new password by a reset token, once, and ends all sessions.
 * @throws ZodError for an unfit password; AppError `INVALID` when the token is wrong, used or expired, `RATE_LIMITED`.
 */
export async function resetPassword(token: string, wanted: string, from: string): Promise<void> {
  const password = newPassword.parse(wanted);
  await countAttempt({ bucket: `reset:from:${from}`, attempts: 20, seconds: 900 });
  const passwordHash = await hashPassword(password);
  await database().$transaction(async (tx) => {
    const where = { digest: digestOf(token), purpose: "reset_password" } as const;
    const used = await tx.oneTimeToken.updateMany({
      where: { ...where, usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    const found = used.count === 1 ? await tx.oneTimeToken.findUnique({ where }) : null;
    if (!found?.personId) {
      throw new AppError(
        "INVALID",
        "This link was used already, or it has expired. Ask for a new one on the server.",
      );
    }
    const id = found.personId;
    await tx.person.update({ where: { id }, data: { passwordHash } });
    await endSessionsIn(tx, id);
    await recordForPerson(tx, id, "password.reset");
  });
}

function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
