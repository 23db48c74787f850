import "server-only";
import { type ReviewedComponent, UPLOAD_SCHEMA, type UploadContent } from "@/lib/core/review/types";
import type { Transaction } from "@/lib/server/db";
import { newestUpload } from "./newest-upload";

/** A component with what its newest upload says. */
export interface StandingContent extends ReviewedComponent {
  readonly id: string;
  /** The digest of its assessment. */
  readonly assessment: string;
}

/** What the files of a project's components say now, by name. The caller has found that whoever asks may see it. */
export async function readContents(tx: Transaction, projectId: string): Promise<StandingContent[]> {
  const rows = await tx.$queryRaw<(Omit<StandingContent, "content"> & { content: unknown })[]>`
    SELECT component.id::text, component.name, assessment, content
      FROM component JOIN ${newestUpload}
      JOIN upload_content ON upload_content.upload_id = newest.id
     WHERE component.project_id = ${projectId}::uuid AND component.removed_at IS NULL
     ORDER BY lower(component.name)`;
  return rows.map(({ content, ...component }) => ({ ...component, content: readContent(content) }));
}

/** @throws Error for what no version of ours has written. */
export function readContent(content: unknown): UploadContent {
  const kept = content as UploadContent; // written by `writeUpload` alone
  if (kept.schema !== UPLOAD_SCHEMA) throw new Error(`An upload says it is ${kept.schema}`);
  return kept;
}
