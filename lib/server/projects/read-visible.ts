import "server-only";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { runStatement, type Statement } from "@/lib/server/db";
import { isUuid } from "./access";
import { MAY_SEE } from "./may-see";

/**
 * A statement that reads `columns` of one project, as SQL over `project`, for who may see it. Its first three values are
 * those of `readVisible`.
 */
export function visibleStatement(name: string, columns: string): Statement {
  const text = `
    SELECT ${columns}
      FROM project JOIN member ON ${MAY_SEE}
     WHERE project.id = $1 AND member.id = $2 AND member.organisation_id = $3`;
  return { name, text };
}

/**
 * Reads a project by such a statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readVisible<Row extends object>(
  ctx: Context,
  projectId: unknown,
  statement: Statement,
  values: readonly unknown[] = [],
): Promise<Row> {
  if (!isUuid(projectId)) throw notFound("project");
  const [row] = await runStatement<Row>(statement, [
    projectId,
    ctx.memberId,
    ctx.organisationId,
    ...values,
  ]);
  if (!row) throw notFound("project");
  return row;
}

const VISIBLE = visibleStatement("visible", "project.id");

/** @throws AppError `NOT_FOUND` for a project that whoever asks may not see. */
export async function demandVisible(ctx: Context, projectId: unknown): Promise<void> {
  await readVisible(ctx, projectId, VISIBLE);
}
