import "server-only";
import { can } from "@/lib/core/access/can";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { runStatement, type Statement } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";

/**
 * A statement that reads `columns` of one project, as SQL over `project`, for who may see it. Its first three values are
 * those of `readVisible`.
 */
export function visibleStatement(name: string, columns: string): Statement {
  const text = `
    SELECT ${columns}, project.team_id AS "teamId",
           ARRAY(SELECT team_id::text FROM team_member WHERE member_id = reader.id) AS "teamIds"
      FROM project JOIN member AS reader ON reader.organisation_id = project.organisation_id
     WHERE project.id = $1 AND project.organisation_id = $2 AND reader.id = $3
       AND reader.removed_at IS NULL AND deleted_at IS NULL`;
  return { name, text };
}

/**
 * Reads a project by such a statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readVisible<Row extends object>(
  ctx: Context,
  projectId: string,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row> {
  if (!isUuid(projectId)) throw notFound("project");
  const { organisationId, memberId, role } = ctx;
  const given = [projectId, organisationId, memberId, ...values];
  const [row] = await runStatement<Row & { teamId: string | null; teamIds: string[] }>(
    statement,
    given,
  );
  if (!row) throw notFound("project");
  const actor = { organisationId, role, teamIds: row.teamIds };
  if (!can(actor, "project.read", { organisationId, teamId: row.teamId })) {
    throw notFound("project");
  }
  return row;
}
