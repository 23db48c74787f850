import "server-only";
import { AppError } from "@/lib/server/app-error";
import { hasAuthenticator } from "@/lib/server/auth/authenticator";
import type { Context } from "@/lib/server/auth/context";
import { TURNED_ON } from "@/lib/server/auth/sessions";
import { database } from "@/lib/server/db";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/** Whether an organisation asks for codes. */
export interface CodeRule {
  /** Who signs in with a password needs a code as well. */
  readonly isRequired: boolean;
  /** Members, and those of them who have an authenticator app. */
  readonly members: number;
  readonly withAuthenticator: number;
}

/** The rule, and how many members they would concern. Throws AppError `FORBIDDEN`. */
export async function readCodeRule(ctx: Context): Promise<CodeRule> {
  demandManaging(ctx);
  const { organisationId } = ctx;
  const where = { organisationId, removedAt: null };
  const [organisation, members, withAuthenticator] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: organisationId } }),
    database().member.count({ where }),
    database().member.count({ where: { ...where, person: { totp: TURNED_ON } } }),
  ]);
  return { isRequired: organisation.requireTotp, members, withAuthenticator };
}

/**
 * Has signing in with a password need a code as well, or no longer. Whoever has none is sent to set an app up at the
 * next request (`lib/server/auth/membership.ts`).
 * @throws AppError `FORBIDDEN`, or `CONFLICT` for an owner without an app: nobody shuts themselves out.
 */
export async function requireCodes(
  ctx: Context,
  required: boolean,
): Promise<{ required: boolean }> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    if (required && !(await hasAuthenticator(ctx.personId, tx))) {
      throw new AppError("CONFLICT", "Set an authenticator app up for your own account first.");
    }
    const id = ctx.organisationId;
    const { requireTotp } = await tx.organisation.findUniqueOrThrow({ where: { id } });
    if (requireTotp === required) return { result: { required }, audit: null };
    await tx.organisation.update({ where: { id }, data: { requireTotp: required } });
    const details = { required };
    const audit = { action: "organisation.require-codes", subject: `organisation:${id}`, details };
    return { result: { required }, audit };
  });
}
