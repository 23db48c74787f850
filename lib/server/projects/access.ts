import "server-only";
import { type Action, type Actor, can, seesEveryTeam } from "@/lib/core/access/can";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import type { Prisma } from "@/lib/server/generated/client";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a foreign value can be an id at all; the database refuses to compare anything else. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** Who asks, with the teams that decide what they see. */
export async function actorOf(db: Transaction, ctx: Context): Promise<Actor> {
  const { organisationId, role, memberId } = ctx;
  if (seesEveryTeam({ role })) return { organisationId, role, teamIds: [] };
  const teams = await db.teamMember.findMany({
    where: { memberId, member: { organisationId, removedAt: null } },
    select: { teamId: true },
  });
  return { organisationId, role, teamIds: teams.map(({ teamId }) => teamId) };
}

/** The projects that an actor may see, as the condition that every query of projects holds. */
export function visibleTo(actor: Actor) {
  const teams = seesEveryTeam(actor)
    ? {}
    : { OR: [{ teamId: null }, { teamId: { in: [...actor.teamIds] } }] };
  return {
    organisationId: actor.organisationId,
    deletedAt: null,
    ...teams,
  } satisfies Prisma.ProjectWhereInput;
}

/**
 * Reads a project for a change, its row locked until the transaction ends, so that changes of one
 * project and of its answers follow one another.
 * @throws AppError `NOT_FOUND` for a project the actor may not see.
 */
export async function lockProject(tx: Transaction, actor: Actor, id: unknown) {
  if (!isUuid(id)) throw notFound("project");
  // Locked before it is read: what waits here must then see what the other one wrote.
  await tx.$queryRaw`SELECT 1 FROM project
    WHERE id = ${id}::uuid AND organisation_id = ${actor.organisationId}::uuid FOR UPDATE`;
  const project = await tx.project.findFirst({ where: { AND: [visibleTo(actor), { id }] } });
  if (!project) throw notFound("project");
  return project;
}

/** What a command on a project's answers needs of the project. */
export interface LockedProject {
  readonly id: string;
  readonly teamId: string | null;
  readonly isExample: boolean;
  readonly archivedAt: Date | null;
}

/**
 * Like `lockProject`, in one query and with who asks: for the change that is made most often.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function lockVisibleProject(
  tx: Transaction,
  ctx: Context,
  id: unknown,
): Promise<{ readonly actor: Actor; readonly project: LockedProject }> {
  if (!isUuid(id)) throw notFound("project");
  const { organisationId, memberId, role } = ctx;
  // What waits for the lock sees the row as the other one left it; the condition is checked anew.
  const [project] = await tx.$queryRaw<LockedProject[]>`
    SELECT id::text, team_id::text AS "teamId", is_example AS "isExample", archived_at AS "archivedAt"
      FROM project
     WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid AND deleted_at IS NULL
       AND (${seesEveryTeam(ctx)} OR team_id IS NULL OR EXISTS (
             SELECT 1 FROM team_member JOIN member ON member.id = team_member.member_id
              WHERE team_member.team_id = project.team_id AND member.id = ${memberId}::uuid
                AND member.organisation_id = ${organisationId}::uuid AND member.removed_at IS NULL))
       FOR UPDATE OF project`;
  if (!project) throw notFound("project");
  const teamIds = project.teamId === null ? [] : [project.teamId];
  return { actor: { organisationId, role, teamIds }, project };
}

/** @throws AppError `FORBIDDEN` unless the actor may do it there; names what is refused. */
export function demand(actor: Actor, action: Action, teamId: string | null, refusal: string): void {
  const { organisationId } = actor;
  if (!can(actor, action, { organisationId, teamId })) throw new AppError("FORBIDDEN", refusal);
}

/** @throws AppError `FORBIDDEN` when a project is the example or is archived: both are read-only. */
export function demandWritable(project: { isExample: boolean; archivedAt: Date | null }): void {
  if (project.isExample) {
    throw new AppError("FORBIDDEN", "The example is read-only. Copy it to change answers.", {
      readOnly: "example",
    });
  }
  if (project.archivedAt) {
    throw new AppError("FORBIDDEN", "This project is archived. Unarchive it to change it.", {
      readOnly: "archived",
    });
  }
}
