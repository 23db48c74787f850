import "server-only";
import { randomBytes } from "node:crypto";
import { email, newPassword } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { database, type Transaction } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import { countAttempt } from "@/lib/server/rate-limit";
import { removeAuthenticator } from "./authenticator";
import { lockPerson } from "./lock-person";
import { hashPassword } from "./password";
import { recordForPerson } from "./record-for-person";
import { endSessionsIn } from "./sessions";

const HOUR = 3_600_000;
const PURPOSE = "reset_password";

/** Makes a single-use token, valid one hour, that sets a new password; older ones end. Its maker records it. */
export async function newResetToken(tx: Transaction, personId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await lockPerson(tx, personId);
  await endResetTokens(tx, personId);
  const expiresAt = new Date(Date.now() + HOUR);
  await tx.oneTimeToken.create({
    data: { personId, purpose: PURPOSE, digest: digestOf(token), expiresAt },
  });
  return token;
}

/** Ends the links to a new password that a person may have. Call it under `lockPerson`. */
export async function endResetTokens(tx: Transaction, personId: string): Promise<void> {
  await tx.oneTimeToken.deleteMany({ where: { personId, purpose: PURPOSE } });
}

/**
 * Makes such a token for whoever runs the server.
 * @param turnsCodeOff whether their authenticator app is turned off as well, at once.
 * @throws AppError `NOT_FOUND` when nobody has this address.
 */
export async function createResetToken(typedEmail: string, turnsCodeOff = false): Promise<string> {
  const address = email.parse(typedEmail);
  return database().$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email: address } });
    if (!person) throw new AppError("NOT_FOUND", "Nobody has this e-mail address.");
    const token = await newResetToken(tx, person.id);
    const by = { actor: "system:reset-password" };
    await recordForPerson(tx, person.id, "password.reset-offered", by);
    if (turnsCodeOff) {
      await removeAuthenticator(tx, person.id);
      await recordForPerson(tx, person.id, "authenticator.turned-off", by);
    }
    return token;
  });
}

/**
 * Sets a new password by a reset token, once, and ends all sessions.
 * @returns whose password it is.
 * @throws ZodError for an unfit password; AppError `INVALID` when the token is wrong, used or expired, `RATE_LIMITED`.
 */
export async function resetPassword(token: string, wanted: string, from: string): Promise<string> {
  const password = newPassword.parse(wanted);
  await countAttempt({ bucket: `reset:from:${from}`, attempts: 20, seconds: 900 });
  const passwordHash = await hashPassword(password);
  return database().$transaction(async (tx) => {
    const where = { digest: digestOf(token), purpose: PURPOSE } as const;
    const id = (await tx.oneTimeToken.findUnique({ where }))?.personId;
    if (!id) throw shut();
    await lockPerson(tx, id);
    // By a condition: of two who come at once one finds it used.
    const used = await tx.oneTimeToken.updateMany({
      where: { ...where, usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (used.count !== 1) throw shut();
    await tx.person.update({ where: { id }, data: { passwordHash } });
    await endSessionsIn(tx, id);
    await recordForPerson(tx, id, "password.reset");
    return id;
  });
}

function shut(): AppError {
  return new AppError(
    "INVALID",
    "This link was used already, or it has expired. Ask for a new one.",
  );
}
