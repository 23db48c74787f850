import "server-only";
import { type Action, type Actor, can, seesEveryTeam } from "@/lib/core/access/can";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import type { Prisma, Project as ProjectRow } from "@/lib/server/generated/client";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a foreign value can be an id at all; the database refuses to compare anything else. */
export function isUuid(value: unknown): value is string {
  return typeof value === "string" && UUID.test(value);
}

/** Who asks, with the teams that decide what they see. */
export async function actorOf(db: Transaction, ctx: Context): Promise<Actor> {
  const { organisationId, role, memberId } = ctx;
  if (seesEveryTeam({ role })) return { organisationId, role, teamIds: [] };
  const teams = await db.$queryRaw<{ teamId: string }[]>`
    SELECT team_id::text AS "teamId" FROM team_member JOIN member ON member.id = team_member.member_id
     WHERE member.id = ${memberId}::uuid AND member.organisation_id = ${organisationId}::uuid
       AND member.removed_at IS NULL`;
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
 * project and of its answers follow one another. By hand: the client knows no lock.
 * @throws AppError `NOT_FOUND` for a project the actor may not see.
 */
export async function lockProject(tx: Transaction, actor: Actor, id: unknown): Promise<ProjectRow> {
  if (!isUuid(id)) throw notFound("project");
  const { organisationId, teamIds } = actor;
  // What waits for the lock sees the row as the other one left it; the condition is checked anew.
  const [project] = await tx.$queryRaw<ProjectRow[]>`
    SELECT id::text, organisation_id::text AS "organisationId", team_id::text AS "teamId", name,
           description, environment::text, target, platform::text, tags, catalogue,
           is_example AS "isExample", created_at AS "createdAt", changed_at AS "changedAt",
           archived_at AS "archivedAt", deleted_at AS "deletedAt"
      FROM project
     WHERE id = ${id}::uuid AND organisation_id = ${organisationId}::uuid AND deleted_at IS NULL
       AND (${seesEveryTeam(actor)} OR team_id IS NULL OR team_id = ANY(${[...teamIds]}::uuid[]))
       FOR UPDATE`;
  if (!project) throw notFound("project");
  return project;
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
