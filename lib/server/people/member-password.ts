import "server-only";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { lockPerson } from "@/lib/server/auth/lock-person";
import { newResetToken } from "@/lib/server/auth/reset-password";
import type { Transaction } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/** What an owner made for a member who can't sign in. */
export interface ResetOffer {
  /** Of the member. */
  readonly id: string;
  readonly personId: string;
  /** Of the link; it can't be shown again. */
  readonly token: string;
}

/**
 * Makes a link with which a member sets a new password, once, within an hour.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, and `CONFLICT` for oneself and for somebody whom more organisations know.
 */
export async function offerNewPassword(ctx: Context, id: string): Promise<ResetOffer> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const personId = await helpedPerson(tx, ctx, id);
    const token = await newResetToken(tx, personId);
    const audit = { action: "password.reset-offered", subject: `member:${id}` };
    return { result: { id, personId, token }, audit };
  });
}

/**
 * Who a member is whose way in an owner may set anew: not the owner, and known in this organisation alone, since a
 * way in opens every organisation. Held until the transaction ends.
 */
export async function helpedPerson(tx: Transaction, ctx: Context, id: unknown): Promise<string> {
  const { organisationId, memberId } = ctx;
  const where = { organisationId, removedAt: null };
  const member = isUuid(id) ? await tx.member.findFirst({ where: { ...where, id } }) : null;
  if (!member?.personId) throw notFound("member");
  const { personId } = member;
  if (member.id === memberId) {
    throw new AppError("CONFLICT", "For yourself, change it on your account page.");
  }
  await lockPerson(tx, personId);
  const elsewhere = { personId, removedAt: null, NOT: { organisationId } };
  if ((await tx.member.count({ where: elsewhere })) > 0) {
    throw new AppError(
      "CONFLICT",
      "They belong to another organisation too, which you must not open. Whoever runs the server can help them.",
    );
  }
  return personId;
}

/**
 * Ends all links to a new password that members have, when an owner goes: one of them may be in their hands. Call it
 * under the organisation's lock.
 */
export async function endResetLinks(tx: Transaction, organisationId: string): Promise<void> {
  await tx.oneTimeToken.deleteMany({
    where: { purpose: "reset_password", person: { members: { some: { organisationId } } } },
  });
}
