import "server-only";
import { randomInt } from "node:crypto";
import type { z } from "zod";
import { setUpInput } from "@/lib/schemas/account";
import { AppError } from "@/lib/server/app-error";
import { recordAudit } from "@/lib/server/audit/record";
import { database } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import { countAttempt } from "@/lib/server/rate-limit";
import { hashPassword } from "./password";

// Any number will do, as long as every instance takes the same one.
const LOCK = 5_120_880_417;
const LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const DAY = 86_400_000;

/** Tells whether an organisation exists: the first set-up is done. */
export async function isSetUp(): Promise<boolean> {
  return (await database().organisation.count({ take: 1 })) > 0;
}

/** Makes the one-time code for the first set-up and ends older ones; null when it is done already. */
export async function createSetupCode(): Promise<string | null> {
  const letters = Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]);
  const code = letters.join("").replace(/(.{4})(?=.)/g, "$1-");
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)::text`;
    if ((await tx.organisation.count({ take: 1 })) > 0) return null;
    await tx.oneTimeToken.deleteMany({ where: { purpose: "setup" } });
    const expiresAt = new Date(Date.now() + DAY);
    await tx.oneTimeToken.create({
      data: { purpose: "setup", digest: digestOfCode(code), expiresAt },
    });
    return code;
  });
}

/**
 * Creates the organisation and its owner, once.
 * @param input the form, unchecked.
 * @throws ZodError, or AppError: `CONFLICT` when it is done, `INVALID` for a wrong or expired code, `RATE_LIMITED`.
 */
export async function setUp(input: z.input<typeof setUpInput>): Promise<{ personId: string }> {
  const form = setUpInput.parse(input);
  await countAttempt({ bucket: "set-up", attempts: 20, seconds: 900 });
  const passwordHash = await hashPassword(form.password);
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)::text`;
    if ((await tx.organisation.count({ take: 1 })) > 0) {
      throw new AppError("CONFLICT", "Plimsoll is set up already. Sign in instead.");
    }
    const used = await tx.oneTimeToken.updateMany({
      where: {
        purpose: "setup",
        digest: digestOfCode(form.code),
        usedAt: null,
        expiresAt: { gt: new Date() },
      },
      data: { usedAt: new Date() },
    });
    if (used.count !== 1) {
      throw new AppError(
        "INVALID",
        "This is not the code, or it has expired. Each start of the server prints a new one.",
        { fields: { code: "This is not the code of the last start." } },
      );
    }
    const organisation = await tx.organisation.create({ data: { name: form.organisation } });
    const person = await tx.person.create({
      data: { email: form.email, name: form.name, passwordHash },
    });
    const member = await tx.member.create({
      data: { organisationId: organisation.id, personId: person.id, role: "owner" },
    });
    await recordAudit(tx, {
      organisationId: organisation.id,
      actor: `member:${member.id}`,
      action: "organisation.set-up",
      subject: `organisation:${organisation.id}`,
    });
    return { personId: person.id };
  });
}

function digestOfCode(code: string): string {
  return digestOf(code.toUpperCase().replace(/[^0-9A-Z]/g, ""));
}
