import "server-only";
import type { ReviewedComponent } from "@/lib/core/review/types";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { demandVisible } from "@/lib/server/projects/read-visible";
import { readContent } from "./contents";
import type { ProjectEvidence } from "./queries";

/**
 * What the files of a project's components said before its last upload: the components with the content of the one
 * that changed as it was then. Empty before the first.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readBefore(
  ctx: Context,
  projectId: string,
  { components, last }: Pick<ProjectEvidence, "components" | "last">,
): Promise<readonly ReviewedComponent[]> {
  await demandVisible(ctx, projectId);
  if (!last) return [];
  const [was] = await database().$queryRaw<{ componentId: string; content: unknown }[]>`
    SELECT now.component_id::text AS "componentId", content
      FROM upload AS now LEFT JOIN LATERAL (
        SELECT id, files FROM upload
         WHERE component_id = now.component_id AND number < now.number ORDER BY number DESC LIMIT 1
      ) AS was ON was.files > 0
      LEFT JOIN upload_content ON upload_content.upload_id = was.id
     WHERE now.project_id = ${projectId}::uuid AND now.number = ${last.number}`;
  if (!was) return [];
  const others = components.filter(({ id }) => id !== was.componentId);
  const before = was.content ? [{ name: last.component, content: readContent(was.content) }] : [];
  return [...others, ...before];
}
