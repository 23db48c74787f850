import "server-only";
import type { ComponentFacts } from "@/lib/core/cards/project-cards";
import type { Context } from "@/lib/server/auth/context";
import { readVisible, visibleStatement } from "@/lib/server/projects/read-visible";
import { NEWEST_UPLOAD } from "./newest-upload";

// OFFSET: a content of megabytes is unpacked once, not for each use of what is taken out of it.
const CARDS = visibleStatement(
  "cards",
  `(
     SELECT coalesce(json_agg(json_build_object(
              'component', component.name, 'date', newest.date, 'facts', cards,
              'fileIds', (
                SELECT coalesce(json_object_agg(path, component_file.id), '{}')
                  FROM component_file
                 WHERE component_file.component_id = component.id AND to_upload IS NULL
                   AND path IN (
                     SELECT row->>'file'
                       FROM jsonb_array_elements(
                              (cards->'unscanned') || (cards->'access') || (cards->'bases')
                            ) AS row)
              )) ORDER BY lower(component.name)), '[]')
       FROM component JOIN ${NEWEST_UPLOAD}
       JOIN LATERAL (
         SELECT content->'cards' AS cards FROM upload_content WHERE upload_id = newest.id OFFSET 0
       ) AS kept ON true
      WHERE component.project_id = project.id AND component.removed_at IS NULL
        AND cards IS NOT NULL
   ) AS components`,
);

/** What a component's newest files say for the cards, and where those that its rows name are to be read. */
interface ShownFacts extends ComponentFacts {
  /** By path. */
  readonly fileIds: ReadonlyMap<string, string>;
}

type Row = ComponentFacts & { readonly fileIds: Readonly<Record<string, string>> };

/**
 * What the newest files of a project's components say for the cards, by the components' names. Empty while it has none.
 * In one statement.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readCards(ctx: Context, projectId: string): Promise<readonly ShownFacts[]> {
  const { components } = await readVisible<{ readonly components: readonly Row[] }>(
    ctx,
    projectId,
    CARDS,
  );
  return components.map(({ fileIds, ...component }) => ({
    ...component,
    fileIds: new Map(Object.entries(fileIds)),
  }));
}
