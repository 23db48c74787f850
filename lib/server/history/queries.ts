import "server-only";
import { can } from "@/lib/core/access/can";
import type { Revision } from "@/lib/core/history/replay";
import { isControlId } from "@/lib/core/model/controls";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { runStatement, type Statement } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";

interface Row {
  readonly teamId: string | null;
  /** The teams of whoever asks. */
  readonly teamIds: string[];
  readonly revisions: readonly (Omit<Revision, "control"> & { readonly control: string })[];
}

const REVISIONS: Statement = {
  name: "revisions",
  text: `
    SELECT project.team_id AS "teamId",
           ARRAY(SELECT team_id::text FROM team_member WHERE member_id = reader.id) AS "teamIds",
           (
             SELECT coalesce(json_agg(json_build_object(
                      'control', control, 'version', version, 'answer', answer, 'strength', strength,
                      'date', date, 'reason', coalesce(reason, ''),
                      'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY at, control, version), '[]')
               FROM answer_revision LEFT JOIN revision_text USING (project_id, control, version)
              WHERE project_id = project.id
           ) AS revisions
      FROM project JOIN member AS reader ON reader.organisation_id = project.organisation_id
     WHERE project.id = $1 AND project.organisation_id = $2 AND reader.id = $3
       AND reader.removed_at IS NULL AND deleted_at IS NULL`,
};

/**
 * Every change of a project's answers, oldest first, as `answersAt` takes them; in one statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readRevisions(ctx: Context, projectId: string): Promise<Revision[]> {
  if (!isUuid(projectId)) throw notFound("project");
  const { organisationId, memberId, role } = ctx;
  const [row] = await runStatement<Row>(REVISIONS, [projectId, organisationId, memberId]);
  if (!row) throw notFound("project");
  const actor = { organisationId, role, teamIds: row.teamIds };
  if (!can(actor, "project.read", { organisationId, teamId: row.teamId })) {
    throw notFound("project");
  }
  return row.revisions.flatMap(({ control, ...revision }) =>
    isControlId(control) ? [{ ...revision, control }] : [],
  );
}
