import "server-only";
import { teamInput } from "@/lib/schemas/people";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, type Transaction } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { demandManaging, lockToManage } from "./access";

/** A team with who is in it and how many projects it has. */
export interface Team {
  readonly id: string;
  readonly name: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly projects: number;
}

type Id = { readonly id: string };

const MOST = 200;
/** How many projects a refusal names. */
const NAMED = 5;

/** The teams with their members, by name. Throws AppError `FORBIDDEN`. */
export async function listTeamsWithMembers(ctx: Context): Promise<readonly Team[]> {
  demandManaging(ctx);
  const teams = await database().team.findMany({
    where: { organisationId: ctx.organisationId },
    include: {
      members: { include: { member: { include: { person: true } } } },
      _count: { select: { projects: { where: { deletedAt: null } } } },
    },
    orderBy: { name: "asc" },
  });
  return teams.map(({ id, name, members, _count }) => ({
    id,
    name,
    members: members
      .map(({ member }) => ({ id: member.id, name: member.person?.name ?? "" }))
      .sort((a, b) => a.name.localeCompare(b.name, "en")),
    projects: _count.projects,
  }));
}

/**
 * Makes a team.
 * @throws ZodError, or AppError `FORBIDDEN`, `INVALID` for a name that is taken, `CONFLICT` when there are 200 already.
 */
export async function createTeam(ctx: Context, raw: { name: string }): Promise<Id> {
  demandManaging(ctx);
  const { name } = teamInput.parse(raw);
  const { organisationId } = ctx;
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    await demandFree(tx, ctx, name);
    if ((await tx.team.count({ where: { organisationId } })) >= MOST) {
      throw new AppError("CONFLICT", `There are ${MOST} teams already. Delete one first.`);
    }
    const { id } = await tx.team.create({ data: { organisationId, name } });
    return { result: { id }, audit: { action: "team.create", subject: `team:${id}` } };
  });
}

/**
 * Gives a team another name.
 * @throws ZodError, or AppError `FORBIDDEN`, `NOT_FOUND`, `INVALID` for a name that is taken.
 */
export async function renameTeam(ctx: Context, id: string, raw: { name: string }): Promise<Id> {
  demandManaging(ctx);
  const { name } = teamInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    await demandTeam(tx, ctx, id);
    await demandFree(tx, ctx, name, id);
    await tx.team.update({ where: { id }, data: { name } });
    return { result: { id }, audit: { action: "team.rename", subject: `team:${id}` } };
  });
}

/**
 * Deletes a team that has no projects: they would else be seen by everybody, or by nobody.
 * @throws AppError `FORBIDDEN`, `NOT_FOUND`, `CONFLICT` naming its projects.
 */
export async function deleteTeam(ctx: Context, id: string): Promise<Id> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    await demandTeam(tx, ctx, id);
    // Who puts a project here at this moment holds the row's key: wait for them, then look.
    await tx.$queryRaw`SELECT id::text FROM team WHERE id = ${id}::uuid FOR UPDATE`;
    const projects = await tx.project.findMany({
      where: { teamId: id, deletedAt: null },
      select: { name: true },
      orderBy: { name: "asc" },
    });
    if (projects.length > 0) throw stillHas(projects.map(({ name }) => name));
    await tx.team.delete({ where: { id } });
    return { result: { id }, audit: { action: "team.delete", subject: `team:${id}` } };
  });
}

/** Puts a member into a team. Throws AppError `FORBIDDEN`, `NOT_FOUND`. */
export async function addToTeam(ctx: Context, id: string, memberId: string): Promise<Id> {
  return changeMembership(ctx, "team.add-member", id, memberId, async (tx, key) => {
    const where = { teamId_memberId: key };
    if (await tx.teamMember.findUnique({ where })) return false;
    await tx.teamMember.create({ data: key });
    return true;
  });
}

/** Takes a member out of a team, from the next request on. Throws AppError `FORBIDDEN`, `NOT_FOUND`. */
export async function removeFromTeam(ctx: Context, id: string, memberId: string): Promise<Id> {
  return changeMembership(ctx, "team.remove-member", id, memberId, async (tx, key) => {
    return (await tx.teamMember.deleteMany({ where: key })).count > 0;
  });
}

async function changeMembership(
  ctx: Context,
  action: string,
  teamId: string,
  memberId: string,
  change: (tx: Transaction, key: { teamId: string; memberId: string }) => Promise<boolean>,
): Promise<Id> {
  demandManaging(ctx);
  return changeInTransaction(ctx, async (tx) => {
    await lockToManage(tx, ctx);
    await demandTeam(tx, ctx, teamId);
    const where = { id: memberId, organisationId: ctx.organisationId, removedAt: null };
    if (!isUuid(memberId) || !(await tx.member.findFirst({ where }))) throw notFound("member");
    const isChanged = await change(tx, { teamId, memberId });
    const audit = { action, subject: `team:${teamId}`, details: { member: memberId } };
    return { result: { id: teamId }, audit: isChanged ? audit : null };
  });
}

async function demandTeam(tx: Transaction, { organisationId }: Context, id: unknown) {
  const isOurs = isUuid(id) && (await tx.team.findFirst({ where: { id, organisationId } }));
  if (!isOurs) throw notFound("team");
}

async function demandFree(
  tx: Transaction,
  { organisationId }: Context,
  name: string,
  except?: string,
) {
  const taken = await tx.team.findFirst({
    where: {
      organisationId,
      name: { equals: name.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" },
    },
  });
  if (!taken || taken.id === except) return;
  const message = "Another team has this name.";
  throw new AppError("INVALID", message, { fields: { name: message } });
}

function stillHas(names: readonly string[]): AppError {
  const shown = names.slice(0, NAMED).join(", ");
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  const message = `It still has projects: ${shown}${more}. Put them under another team first, in their settings.`;
  return new AppError("CONFLICT", message, { projects: names.length });
}
