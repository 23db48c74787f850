import "server-only";
import { ROLES, type Role } from "@/lib/core/model/words";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { endSessionsIn } from "@/lib/server/auth/sessions";
import { database, type Transaction } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockOrganisation, lockToManage, managesPeople } from "./access";
import { endResetLinks } from "./member-password";

/** A member as the settings show them. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** Null for those who do not manage people. */
  readonly email: string | null;
  readonly role: Role;
  readonly teams: readonly string[];
  /** When they first joined, an ISO text. */
  readonly since: string;
  readonly isSelf: boolean;
  /** Signing in asks for a code. Null for those who do not manage people. */
  readonly hasAuthenticator: boolean | null;
}

/** The members, by name. Every member may ask. */
export async function listMembers(ctx: Context): Promise<readonly Member[]> {
  const rows = await database().member.findMany({
    where: { organisationId: ctx.organisationId, removedAt: null },
    include: { person: { include: { totp: true } }, teams: { include: { team: true } } },
    orderBy: [{ person: { name: "asc" } }, { id: "asc" }],
  });
  const manages = managesPeople(ctx);
  return rows.map(({ id, person, role, teams, createdAt }) => ({
    id,
    name: person?.name ?? "",
    email: manages ? (person?.email ?? null) : null,
    role,
    teams: teams.map(({ team }) => team.name).sort((a, b) => a.localeCompare(b, "en")),
    since: createdAt.toISOString(),
    isSelf: id === ctx.memberId,
    hasAuthenticator: manages ? Boolean(person?.totp?.confirmedAt) : null,
  }));
}

/** Those who left or were removed and are not erased, by name. Throws AppError `FORBIDDEN`. */
export async function listFormerMembers(
  ctx: Context,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  demandManaging(ctx);
  const rows = await database().member.findMany({
    where: {
      organisationId: ctx.organisationId,
      removedAt: { not: null },
      OR: [{ personId: { not: null } }, { importedName: { not: null } }],
    },
    include: { person: true },
    orderBy: [{ person: { name: "asc" } }, { importedName: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, person, importedName }) => ({
    id,
    name: person?.name ?? `${importedName} (imported)`,
  }));
}

/**
 * Gives a member another role, from the next request on. An owner may step down once there is another.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, `INVALID` for an unknown role, `CONFLICT` for the only owner.
 */
export async function changeRole(ctx: Context, id: string, role: Role): Promise<{ id: string }> {
  demandManaging(ctx);
  if (!ROLES.includes(role)) throw new AppError("INVALID", "Choose a role.");
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    const member = await findMember(tx, ctx, id);
    if (member.role === role) return { result: { id }, audit: null };
    await keepAnOwner(tx, member);
    await tx.member.update({ where: { id }, data: { role } });
    if (member.role === "owner") await endResetLinks(tx, ctx.organisationId);
    const details = { roleBefore: member.role, roleAfter: role };
    return { result: { id }, audit: { action: "member.role", subject: `member:${id}`, details } };
  });
}

/**
 * Takes a member out, with immediate effect: sessions end, and a new sign-in is refused. What they own and wrote stays
 * under their name.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, `CONFLICT` for the only owner.
 */
export async function removeMember(ctx: Context, id: string): Promise<{ id: string }> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    await takeOut(tx, await findMember(tx, ctx, id));
    return { result: { id }, audit: { action: "member.remove", subject: `member:${id}` } };
  });
}

/**
 * Takes whoever asks out of their organisation.
 * @throws AppError `NOT_FOUND` when they were removed meanwhile, `CONFLICT` for the only owner.
 */
export async function leaveOrganisation(ctx: Context): Promise<{ id: string }> {
  const id = ctx.memberId;
  return changeInTransaction(ctx, async (tx) => {
    await lockOrganisation(tx, ctx.organisationId);
    await takeOut(tx, await findMember(tx, ctx, id));
    return { result: { id }, audit: { action: "member.leave", subject: `member:${id}` } };
  });
}

type Found = Awaited<ReturnType<typeof findMember>>;

async function findMember(tx: Transaction, { organisationId }: Context, id: unknown) {
  const where = { organisationId, removedAt: null };
  const member = isUuid(id) && (await tx.member.findFirst({ where: { ...where, id } }));
  if (!member) throw notFound("member");
  return member;
}

async function takeOut(tx: Transaction, member: Found): Promise<void> {
  const { id, personId } = member;
  if (personId === null) throw notFound("member");
  await keepAnOwner(tx, member);
  await tx.teamMember.deleteMany({ where: { memberId: id } });
  await tx.notice.deleteMany({ where: { memberId: id } });
  await tx.mutedNotice.deleteMany({ where: { memberId: id } });
  await tx.member.update({ where: { id }, data: { removedAt: new Date() } });
  // An old cookie must not work again should they come back.
  await endSessionsIn(tx, personId);
  if (member.role === "owner") await endResetLinks(tx, member.organisationId);
}

/** Call it under the organisation's lock, before an owner goes: two at once must not both be let. */
async function keepAnOwner(tx: Transaction, { id, organisationId, role }: Found): Promise<void> {
  if (role !== "owner") return;
  const where = { organisationId, role: "owner", removedAt: null, id: { not: id } } as const;
  if ((await tx.member.count({ where })) > 0) return;
  throw new AppError("CONFLICT", "This is the only owner. Make somebody else an owner first.");
}
