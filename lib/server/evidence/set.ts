import "server-only";
import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import { compareCodePoints } from "@/lib/core/evidence/code-points";
import type { Evidence } from "@/lib/core/evidence/examine";
import type { GivenFile } from "@/lib/schemas/upload";
import type { Transaction } from "@/lib/server/db";
import { Prisma } from "@/lib/server/generated/client";
import { newestUpload } from "./newest-upload";

/** A file as a component has it, but for its text. */
export interface SetFile {
  readonly path: string;
  /** SHA-256 of the masked text; null where it could not be read. */
  readonly digest: string | null;
  readonly size: number;
  readonly givenKind: string | null;
  readonly named: boolean;
  readonly tracked: boolean;
  readonly error: string | null;
}

/** What an upload says of its files beside them. */
export interface UploadFacts {
  readonly complete: boolean;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly commit: string | null;
  readonly branch: string | null;
}

/** The component that files are for, as its newest upload left it. */
export interface StandingComponent extends UploadFacts {
  readonly id: string;
  readonly name: string;
  /** Of the newest upload. */
  readonly uploadId: string;
  readonly number: number;
  readonly setDigest: string;
}

const STANDING = Prisma.sql`
  SELECT component.id::text, component.name, newest.id::text AS "uploadId", newest.number,
         newest.set_digest AS "setDigest", newest.complete, newest.date::text, commit, branch
    FROM component JOIN ${newestUpload}
    JOIN upload_content ON upload_content.upload_id = newest.id
   WHERE component.removed_at IS NULL`;

/** The component of a name, with its newest upload; null where it has no files. Case is no difference. */
export async function componentByName(
  tx: Transaction,
  projectId: string,
  name: string,
): Promise<StandingComponent | null> {
  const [found] = await tx.$queryRaw<StandingComponent[]>`
    ${STANDING} AND component.project_id = ${projectId}::uuid AND lower(component.name) = lower(${name})`;
  return found ?? null;
}

/** A component of a project, with its newest upload; null where it has no files. */
export async function componentById(
  tx: Transaction,
  projectId: string,
  id: string,
): Promise<StandingComponent | null> {
  const [found] = await tx.$queryRaw<StandingComponent[]>`
    ${STANDING} AND component.project_id = ${projectId}::uuid AND component.id = ${id}::uuid`;
  return found ?? null;
}

/** The files of a component as they are now, with their texts, as the engine takes them. */
export async function standingFiles(
  tx: Transaction,
  organisationId: string,
  componentId: string,
): Promise<(GivenFile & { readonly id: string; readonly digest: string | null })[]> {
  return tx.$queryRaw`
    SELECT id::text, path, given_kind AS kind, named, tracked, text, error, component_file.digest
      FROM component_file LEFT JOIN stored_text
        ON stored_text.organisation_id = ${organisationId}::uuid AND stored_text.digest = component_file.digest
     WHERE component_id = ${componentId}::uuid AND to_upload IS NULL
     ORDER BY path COLLATE "C"`;
}

/** What is kept of each file, in the order of paths: its digest is of what the engine masked. */
export function setOf(evidence: Evidence, given: readonly GivenFile[]): readonly SetFile[] {
  const byPath = new Map(given.map((file) => [file.path, file]));
  return evidence.files
    .map(({ path, digest, masked }): SetFile => {
      const file = byPath.get(path);
      const error = file?.error ?? (masked === null ? "unreadable" : null);
      return {
        path,
        digest: masked === null || error ? null : digest,
        size: masked?.length ?? 0,
        givenKind: file?.kind ?? null,
        named: file?.named ?? false,
        tracked: file?.tracked ?? false,
        error,
      };
    })
    .sort((a, b) => compareCodePoints(a.path, b.path));
}

/** SHA-256 of a component's files and of what they are read with: the same again is no upload. */
export function setDigest(
  files: readonly SetFile[],
  { complete, date, commit, branch }: UploadFacts,
): string {
  const list = files.map(({ path, digest, givenKind, named, tracked, error }) => ({
    path,
    digest,
    givenKind,
    named,
    tracked,
    error,
  }));
  return canonicalDigest({ complete, date, commit, branch, files: list });
}
