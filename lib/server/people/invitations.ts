import "server-only";
import { randomBytes } from "node:crypto";
import type { Role } from "@/lib/core/model/words";
import { type InvitationInput, invitationInput } from "@/lib/schemas/people";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import type { Prisma } from "@/lib/server/generated/client";
import { mailConfigured } from "@/lib/server/mail/send-mail";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/** An invitation that was neither used nor withdrawn. */
export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly team: string | null;
  /** Null: for whoever has the link. */
  readonly email: string | null;
  readonly invitedBy: string;
  readonly expiresAt: string;
  readonly isExpired: boolean;
}

const DAY = 86_400_000;
const MOST = 200;

/** Those that wait: neither used nor withdrawn, and whoever made them may still do so. */
const WAITING = {
  usedAt: null,
  revokedAt: null,
  inviter: { role: "owner", removedAt: null },
} as const satisfies Prisma.InvitationWhereInput;

/** The one invitation that a secret opens now, as a condition. */
export function openedBy(secret: string): Prisma.InvitationWhereInput {
  return { ...WAITING, digest: digestOf(secret), expiresAt: { gt: new Date() } };
}

/** Those that wait for one address, as a condition. */
export function waitingFor(organisationId: string, email: string): Prisma.InvitationWhereInput {
  return { ...WAITING, organisationId, email, expiresAt: { gt: new Date() } };
}

/**
 * Makes an invitation.
 * @returns its id and the secret of its link, which is kept nowhere: it can't be shown again.
 * @throws ZodError, or AppError `FORBIDDEN`, `INVALID` for a team of others, `CONFLICT` when 200 wait already.
 */
export async function createInvitation(
  ctx: Context,
  raw: InvitationInput,
): Promise<{ id: string; secret: string }> {
  demandManaging(ctx);
  const { days, teamId, ...input } = invitationInput.parse(raw);
  const secret = randomBytes(32).toString("base64url");
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const { organisationId, memberId: invitedBy } = ctx;
    if (teamId !== null) {
      const isOurs =
        isUuid(teamId) && (await tx.team.findFirst({ where: { id: teamId, organisationId } }));
      const message = "This team does not exist. Choose another.";
      if (!isOurs) throw new AppError("INVALID", message, { fields: { teamId: message } });
    }
    if ((await tx.invitation.count({ where: { organisationId, ...WAITING } })) >= MOST) {
      throw new AppError("CONFLICT", `${MOST} invitations are open. Withdraw some first.`);
    }
    const expiresAt = new Date(Date.now() + days * DAY);
    const { id } = await tx.invitation.create({
      data: { ...input, organisationId, teamId, invitedBy, expiresAt, digest: digestOf(secret) },
    });
    const bound = input.email !== null;
    const mail = bound && mailConfigured();
    const details = { role: input.role, team: teamId, days, bound, mail };
    const audit = { action: "invitation.create", subject: `invitation:${id}`, details };
    return { result: { id, secret }, audit };
  });
}

/**
 * Withdraws an invitation: its link opens nothing from now on.
 * @throws AppError `FORBIDDEN`, or `NOT_FOUND` for one that is used, withdrawn or not ours.
 */
export async function revokeInvitation(ctx: Context, id: string): Promise<{ id: string }> {
  demandManaging(ctx);
  if (!isUuid(id)) throw notFound("invitation");
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const { count } = await tx.invitation.updateMany({
      where: { id, organisationId: ctx.organisationId, usedAt: null, revokedAt: null },
      data: { revokedAt: new Date(), email: null },
    });
    if (count === 0) throw notFound("invitation");
    const audit = { action: "invitation.revoke", subject: `invitation:${id}` };
    return { result: { id }, audit };
  });
}

/** The invitations that wait, newest first. Throws AppError `FORBIDDEN`. */
export async function listInvitations(ctx: Context): Promise<readonly Invitation[]> {
  demandManaging(ctx);
  const rows = await database().invitation.findMany({
    where: { organisationId: ctx.organisationId, ...WAITING },
    include: { team: true, inviter: { include: { person: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map(({ id, role, team, email, inviter, expiresAt }) => ({
    id,
    role,
    team: team?.name ?? null,
    email,
    invitedBy: inviter.person?.name ?? "",
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt.getTime() <= Date.now(),
  }));
}
