import "server-only";
import { can } from "@/lib/core/access/can";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";

/**
 * Holds an organisation until the transaction ends, so that changes of its people follow one another:
 * none is decided on who was an owner a moment ago.
 */
export async function lockOrganisation(tx: Transaction, organisationId: string): Promise<void> {
  // Not FOR UPDATE: that would hold up every new project, whose key points here.
  await tx.$queryRaw`
    SELECT id::text FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
}

/**
 * Locks the organisation and reads anew who asks: the role may be gone since the request came.
 * @throws AppError `FORBIDDEN` unless they manage its people.
 */
export async function lockToManage(tx: Transaction, ctx: Context): Promise<void> {
  const { organisationId, memberId } = ctx;
  await lockOrganisation(tx, organisationId);
  const member = await tx.member.findFirst({
    where: { id: memberId, organisationId, removedAt: null },
  });
  if (!member || !managesPeople({ ...ctx, role: member.role })) throw refused();
}

/** @throws AppError `FORBIDDEN` unless whoever asks manages the organisation's people. */
export function demandManaging(ctx: Context): void {
  if (!managesPeople(ctx)) throw refused();
}

/** Whether whoever asks manages the organisation's people. */
export function managesPeople({ organisationId, role }: Context): boolean {
  return can({ organisationId, role, teamIds: [] }, "member.manage", {
    organisationId,
    teamId: null,
  });
}

function refused(): AppError {
  return new AppError("FORBIDDEN", "Only an owner does this.");
}
