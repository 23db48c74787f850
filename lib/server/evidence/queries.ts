import "server-only";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type { KeptFile, ProjectFinding, UploadContent } from "@/lib/core/review/types";
import { memberNames } from "@/lib/server/answers/record";
import { dayOf } from "@/lib/server/answers/states";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import type { UploadSource } from "@/lib/server/generated/client";
import { isUuid } from "@/lib/server/projects/access";
import { demandVisible } from "@/lib/server/projects/read-visible";
import { readContent } from "./contents";
import { newestUpload } from "./newest-upload";
import type { Said } from "./write";

/** An upload as pages show it. Days and moments are ISO texts. */
interface ShownUpload {
  readonly id: string;
  readonly number: number;
  readonly source: UploadSource;
  readonly complete: boolean;
  /** The day that the files speak of. */
  readonly date: string;
  readonly commit: string | null;
  readonly branch: string | null;
  readonly files: number;
  readonly by: string;
  readonly at: string;
}

/** A file of a component as it is now. */
interface ShownFile {
  readonly id: string;
  readonly path: string;
  /** What it was recognised as. */
  readonly kind: ArtefactKind;
  /** Null: it could not be read. */
  readonly digest: string | null;
  /** Characters. */
  readonly size: number;
  readonly shipped: boolean;
  readonly errors: KeptFile["errors"];
  readonly notes: KeptFile["notes"];
  /** How many findings name it. */
  readonly findings: number;
}

interface ShownComponent {
  readonly id: string;
  readonly name: string;
  readonly upload: ShownUpload;
  /** In the order of paths. */
  readonly files: readonly ShownFile[];
  readonly content: UploadContent;
}

/** The files of a project with what they say. */
export interface ProjectEvidence {
  readonly components: readonly ShownComponent[];
  /** The newest upload of the whole project; null: there never was one. */
  readonly last: (ShownUpload & { readonly component: string; readonly said: Said }) | null;
  /** The one before it, whatever component it was of. */
  readonly before: (ShownUpload & { readonly component: string; readonly said: Said }) | null;
}

interface ComponentRow {
  readonly id: string;
  readonly name: string;
  readonly uploadId: string;
  readonly content: unknown;
}

/**
 * What a project's files are and say now.
 * @throws AppError `NOT_FOUND` for a project that whoever asks may not see.
 */
export async function readEvidence(ctx: Context, projectId: string): Promise<ProjectEvidence> {
  await demandVisible(ctx, projectId);
  const [rows, files, newest] = await Promise.all([
    database().$queryRaw<ComponentRow[]>`
      SELECT component.id::text, component.name, newest.id::text AS "uploadId", content
        FROM component JOIN ${newestUpload}
        JOIN upload_content ON upload_content.upload_id = newest.id
       WHERE component.project_id = ${projectId}::uuid AND component.removed_at IS NULL
       ORDER BY lower(component.name)`,
    database().componentFile.findMany({
      where: { projectId, toUpload: null },
      select: { id: true, componentId: true, path: true, digest: true, size: true },
    }),
    database().upload.findMany({
      where: { projectId },
      orderBy: { number: "desc" },
      take: 2,
      select: { id: true, proposals: true },
    }),
  ]);
  const shown = await shownUploads(ctx, [
    ...rows.map(({ uploadId }) => uploadId),
    ...newest.map(({ id }) => id),
  ]);
  const components = rows.flatMap(({ id, name, uploadId, content }): ShownComponent[] => {
    const upload = shown.get(uploadId);
    if (!upload) return [];
    const kept = readContent(content);
    const own = files.filter(({ componentId }) => componentId === id);
    return [{ id, name, upload, files: shownFiles(kept, own), content: kept }];
  });
  const [last, before] = newest.map(({ id, proposals }) => {
    const upload = shown.get(id);
    return upload ? { ...upload, said: proposals as Said } : null;
  });
  return { components, last: last ?? null, before: before ?? null };
}

async function shownUploads(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, ShownUpload & { component: string }>> {
  const rows = await database().$queryRaw<
    (Omit<ShownUpload, "by" | "at" | "date"> & {
      component: string;
      memberId: string;
      at: Date;
      date: Date;
    })[]
  >`
    SELECT upload.id::text, number, source::text, complete, date, commit, branch, files, component.name AS component,
           member_id::text AS "memberId", at
      FROM upload JOIN component ON component.id = component_id
      JOIN upload_content ON upload_id = upload.id
     WHERE upload.id = ANY(${[...new Set(ids)]}::uuid[])`;
  const members = rows.map(({ memberId }) => memberId);
  const nameOf = await memberNames(database(), ctx.organisationId, members);
  return new Map(
    rows.map(({ memberId, at, date, ...upload }) => [
      upload.id,
      { ...upload, date: dayOf(date), at: at.toISOString(), by: nameOf(memberId) },
    ]),
  );
}

function shownFiles(
  content: UploadContent,
  files: readonly Pick<ShownFile, "id" | "path" | "digest" | "size">[],
): readonly ShownFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const counts = new Map<string, number>();
  for (const { file } of content.findings) counts.set(file, (counts.get(file) ?? 0) + 1);
  return content.files.flatMap(({ path, kind, shipped, errors, notes }): ShownFile[] => {
    const file = byPath.get(path);
    if (!file) return [];
    const { id, digest, size } = file;
    const findings = counts.get(path) ?? 0;
    return [{ id, path, kind, digest, size, shipped, errors, notes, findings }];
  });
}

/** One file of a project, in the version that its id names. */
export interface EvidenceFile {
  readonly id: string;
  readonly path: string;
  readonly digest: string | null;
  readonly size: number;
  readonly componentId: string;
  readonly component: string;
  /** The newest upload of its component has it. */
  readonly isCurrent: boolean;
  /** The upload that brought it. */
  readonly upload: Pick<ShownUpload, "number" | "at" | "date" | "by" | "commit">;
  /** Somebody deleted its text; ISO. */
  readonly deletedAt: string | null;
  /** Secrets masked. Null: it was deleted, or could not be read. */
  readonly text: string | null;
  /** What the files say at its lines, while it is current. */
  readonly about: KeptFile | null;
  readonly findings: readonly ProjectFinding[];
}

interface FileRow
  extends Pick<
    EvidenceFile,
    "id" | "path" | "digest" | "size" | "componentId" | "component" | "text"
  > {
  readonly isCurrent: boolean;
  readonly fromUpload: number;
  readonly deletedAt: Date | null;
}

/**
 * A file of a project with its text.
 * @throws AppError `NOT_FOUND` for one that whoever asks may not see.
 */
export async function readEvidenceFile(
  ctx: Context,
  projectId: string,
  fileId: string,
): Promise<EvidenceFile> {
  await demandVisible(ctx, projectId);
  if (!isUuid(fileId)) throw notFound("file");
  const [row] = await database().$queryRaw<FileRow[]>`
    SELECT component_file.id::text, path, component_file.digest, size, component_id::text AS "componentId",
           component.name AS component, to_upload IS NULL AND removed_at IS NULL AS "isCurrent",
           from_upload AS "fromUpload", deleted_at AS "deletedAt",
           CASE WHEN deleted_at IS NULL THEN text END AS text
      FROM component_file JOIN component ON component.id = component_id
      LEFT JOIN stored_text ON stored_text.organisation_id = ${ctx.organisationId}::uuid
                           AND stored_text.digest = component_file.digest
     WHERE component_file.id = ${fileId}::uuid AND component_file.project_id = ${projectId}::uuid`;
  if (!row) throw notFound("file");
  const { fromUpload, deletedAt, ...file } = row;
  const [upload, content] = await Promise.all([
    uploadOf(ctx, projectId, fromUpload),
    row.isCurrent ? newestContent(row.componentId) : null,
  ]);
  const findings = (content?.findings ?? []).filter(
    ({ file: path, places }) => path === row.path || places.some((it) => it.file === row.path),
  );
  return {
    ...file,
    upload,
    deletedAt: deletedAt?.toISOString() ?? null,
    about: content?.files.find(({ path }) => path === row.path) ?? null,
    findings: findings.map((finding) => ({ ...finding, of: row.component })),
  };
}

async function uploadOf(
  ctx: Context,
  projectId: string,
  number: number,
): Promise<EvidenceFile["upload"]> {
  const where = { projectId_number: { projectId, number } };
  const { id } = await database().upload.findUniqueOrThrow({ where, select: { id: true } });
  const upload = (await shownUploads(ctx, [id])).get(id);
  if (!upload) throw notFound("file");
  return upload;
}

async function newestContent(componentId: string): Promise<UploadContent | null> {
  const newest = await database().upload.findFirst({
    where: { componentId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const kept =
    newest && (await database().uploadContent.findUnique({ where: { uploadId: newest.id } }));
  return kept ? readContent(kept.content) : null;
}
