import "server-only";
import { randomInt } from "node:crypto";
import { AppError } from "@/lib/server/app-error";
import { database, type Transaction } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import { countAttempt, forgetAttempts } from "@/lib/server/rate-limit";
import { lockPerson } from "./lock-person";
import { checkPassword } from "./password";
import { recordForPerson } from "./record-for-person";
import { endSessionsIn, type ProvenPerson, TURNED_ON } from "./sessions";
import { type Enrolment, enrolmentOf, newTotpSecret, sealTotpSecret, stepOf } from "./totp";

const RECOVERY_CODES = 10;
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** What somebody's account asks for beside the password. */
export interface AuthenticatorState {
  readonly isOn: boolean;
  readonly recoveryCodesLeft: number;
}

/** Whether a code is asked for, and how many recovery codes are left. */
export async function authenticatorOf(personId: string): Promise<AuthenticatorState> {
  const [isOn, recoveryCodesLeft] = await Promise.all([
    hasAuthenticator(personId),
    database().recoveryCode.count({ where: { personId, usedAt: null } }),
  ]);
  return { isOn, recoveryCodesLeft };
}

/** Whether somebody's account asks for a code. */
export async function hasAuthenticator(
  personId: string,
  tx: Transaction = database(),
): Promise<boolean> {
  return (await tx.totp.count({ where: { personId, ...TURNED_ON } })) > 0;
}

/**
 * Makes a secret for somebody's authenticator app. Nothing asks for its codes before one has been confirmed.
 * @throws AppError `INVALID` for a wrong password, `CONFLICT` when codes are asked for already, `RATE_LIMITED`.
 */
export async function beginAuthenticator(personId: string, password: string): Promise<Enrolment> {
  const { email } = await demandPassword(personId, password);
  const secret = newTotpSecret();
  const sealed = sealTotpSecret(personId, secret);
  await database().$transaction(async (tx) => {
    await lockPerson(tx, personId);
    if (await hasAuthenticator(personId, tx)) {
      throw new AppError("CONFLICT", "Your account asks for a code already. Load the page again.");
    }
    await tx.totp.deleteMany({ where: { personId } });
    await tx.totp.create({ data: { personId, secret: sealed } });
    await recordForPerson(tx, personId, "authenticator.begun");
  });
  return enrolmentOf(secret, email);
}

/**
 * Turns codes on once the app has shown one, and ends all sessions: those that a password alone had opened.
 * @returns the recovery codes, kept nowhere as they are, and who may have a new session.
 * @throws AppError `INVALID` for a wrong code, `CONFLICT` when there is nothing to confirm, `RATE_LIMITED`.
 */
export async function confirmAuthenticator(
  personId: string,
  code: string,
): Promise<{ person: ProvenPerson; recoveryCodes: readonly string[] }> {
  await countCodes(personId);
  const result = await database().$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const row = await tx.totp.findUnique({ where: { personId } });
    if (!row || row.confirmedAt) {
      throw new AppError("CONFLICT", "There is nothing to confirm. Load the page again.");
    }
    const step = stepOf(personId, row.secret, plain(code), new Date());
    if (step === null) throw wrongCode();
    const data = { confirmedAt: new Date(), lastStep: BigInt(step) };
    await tx.totp.update({ where: { personId }, data });
    const recoveryCodes = await replaceRecoveryCodes(tx, personId);
    const sessionVersion = await endSessionsIn(tx, personId);
    await recordForPerson(tx, personId, "authenticator.turned-on");
    return { person: { personId, sessionVersion }, recoveryCodes };
  });
  await forgetCodes(personId);
  return result;
}

/**
 * Makes new recovery codes in the place of the old ones.
 * @throws AppError `INVALID` for a wrong code, `CONFLICT` where none is asked for, `RATE_LIMITED`.
 */
export async function newRecoveryCodes(personId: string, code: string): Promise<readonly string[]> {
  await demandAuthenticator(personId);
  await takeCode(personId, code);
  return database().$transaction(async (tx) => {
    await lockPerson(tx, personId);
    const codes = await replaceRecoveryCodes(tx, personId);
    await recordForPerson(tx, personId, "authenticator.new-recovery-codes");
    return codes;
  });
}

/**
 * Turns codes off.
 * @throws AppError `INVALID` for a wrong password or code, `CONFLICT` where none is asked for, `RATE_LIMITED`.
 */
export async function turnOffAuthenticator(
  personId: string,
  password: string,
  code: string,
): Promise<void> {
  await demandAuthenticator(personId);
  await demandPassword(personId, password);
  await takeCode(personId, code);
  await database().$transaction(async (tx) => {
    await lockPerson(tx, personId);
    await removeAuthenticator(tx, personId);
    await recordForPerson(tx, personId, "authenticator.turned-off");
  });
}

/** Forgets the app and the recovery codes of somebody, as a part of a change that is recorded. */
export async function removeAuthenticator(tx: Transaction, personId: string): Promise<void> {
  await tx.totp.deleteMany({ where: { personId } });
  await tx.recoveryCode.deleteMany({ where: { personId } });
}

/**
 * Takes a code of the authenticator app or a recovery code, each once.
 * @param actor who brings it, for the log: a stranger, until the code has shown who it is.
 * @returns which of the two it was.
 * @throws AppError `INVALID` for a wrong or used one, `RATE_LIMITED`.
 */
export async function takeCode(
  personId: string,
  typed: string,
  actor?: "stranger",
): Promise<"app" | "recovery"> {
  await countCodes(personId);
  const code = plain(typed);
  const kind = (await takeAppCode(personId, code))
    ? "app"
    : (await takeRecoveryCode(personId, code))
      ? "recovery"
      : null;
  if (kind === null) {
    await database().$transaction((tx) =>
      recordForPerson(tx, personId, "authenticator.refused", { actor }),
    );
    throw wrongCode();
  }
  await forgetCodes(personId);
  return kind;
}

async function takeAppCode(personId: string, code: string): Promise<boolean> {
  const row = await database().totp.findFirst({ where: { personId, ...TURNED_ON } });
  if (!row) return false;
  const step = stepOf(personId, row.secret, code, new Date());
  if (step === null) return false;
  // One statement: of two that bring the same code, one finds it taken.
  const { count } = await database().totp.updateMany({
    where: { personId, secret: row.secret, lastStep: { lt: BigInt(step) } },
    data: { lastStep: BigInt(step) },
  });
  return count === 1;
}

async function takeRecoveryCode(personId: string, code: string): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const { count } = await tx.recoveryCode.updateMany({
      where: { personId, digest: digestOfCode(personId, code), usedAt: null },
      data: { usedAt: new Date() },
    });
    if (count !== 1) return false;
    await recordForPerson(tx, personId, "authenticator.recovery-code-used");
    return true;
  });
}

async function replaceRecoveryCodes(tx: Transaction, personId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, digest: digestOfCode(personId, plain(code)) })),
  });
  return codes;
}

/** 79 bits, so that a fast hash of it is enough. */
function newCode(): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

function digestOfCode(personId: string, code: string): string {
  return digestOf(`${personId}:${code}`);
}

/** A code without what people and apps put between its signs. */
function plain(typed: string): string {
  return typed.slice(0, 100).toUpperCase().replace(/[\s-]/g, "");
}

async function demandAuthenticator(personId: string): Promise<void> {
  if (await hasAuthenticator(personId)) return;
  throw new AppError("CONFLICT", "Your account asks for no code. Load the page again.");
}

async function demandPassword(personId: string, password: string) {
  await countAttempt({ bucket: `password:${personId}`, attempts: 10, seconds: 900 });
  const person = await database().person.findUniqueOrThrow({ where: { id: personId } });
  if (!(await checkPassword(person.passwordHash, password))) {
    const message = "The password is wrong.";
    throw new AppError("INVALID", message, { fields: { password: message } });
  }
  return person;
}

// Three codes of a million are right at any time: so many guesses a day find one in thirty years.
const LIMITS = [
  { per: "quarter", attempts: 5, seconds: 900 },
  { per: "day", attempts: 30, seconds: 86_400 },
] as const;

async function countCodes(personId: string): Promise<void> {
  for (const { per, attempts, seconds } of LIMITS) {
    await countAttempt({ bucket: `code:${per}:${personId}`, attempts, seconds });
  }
}

async function forgetCodes(personId: string): Promise<void> {
  for (const { per } of LIMITS) await forgetAttempts(`code:${per}:${personId}`);
}

function wrongCode(): AppError {
  const message = "This is not the code of now, or it was used already.";
  return new AppError("INVALID", message, { fields: { code: message } });
}
