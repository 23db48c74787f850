import "server-only";
import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import type { Environment, Platform } from "@/lib/core/model/words";
import {
  type FileComponent,
  type FileRevision,
  type FileSnapshot,
  PROJECT_FILE_SCHEMA,
  type ProjectFile,
  type SealedProjectFile,
} from "@/lib/core/project-file/types";
import { memberNames } from "@/lib/server/answers/record";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import { newestUpload } from "@/lib/server/evidence/newest-upload";
import { standingFiles } from "@/lib/server/evidence/set";
import type { Project as ProjectRow } from "@/lib/server/generated/client";
import { changeInTransaction } from "@/lib/server/transaction";
import { actorOf, demand, lockProject } from "./access";
import { toLevel } from "./level";

/** A project of years is read in seconds. Milliseconds. */
const READING = 60_000;

/** A project as one file. */
export interface ExportedProject {
  readonly name: string;
  readonly digest: string;
  /** The text of the file. */
  readonly text: string;
}

/**
 * A project with its answers, their revisions, its files and its snapshots as one file, at one moment, sealed by its
 * digest. That it was exported stands in the audit log.
 * @throws AppError `NOT_FOUND` or `FORBIDDEN`, also for the example.
 */
export async function exportProject(
  ctx: Context,
  projectId: string,
  now: Date = new Date(),
): Promise<ExportedProject> {
  return changeInTransaction(
    ctx,
    async (tx) => {
      const actor = await actorOf(tx, ctx);
      // Changes wait for this lock: what is read next is one state, and none that never was.
      const project = await lockProject(tx, actor, projectId);
      demand(actor, "project.export", project.teamId, "Your role does not export projects.");
      if (project.isExample) {
        throw new AppError(
          "FORBIDDEN",
          "The example is not exported. Copy it, and export the copy.",
        );
      }
      const file = await readFile(tx, project, now);
      const sealed: SealedProjectFile = { digest: canonicalDigest(file), file };
      const { revisions, components, snapshots } = file;
      const details = {
        digest: sealed.digest,
        revisions: revisions.length,
        files: components.reduce((sum, { files }) => sum + files.length, 0),
        snapshots: snapshots.length,
      };
      const audit = { action: "project.export", subject: `project:${project.id}`, details };
      const { digest } = sealed;
      return { result: { name: project.name, digest, text: canonicalJson(sealed) }, audit };
    },
    READING,
  );
}

async function readFile(tx: Transaction, project: ProjectRow, now: Date): Promise<ProjectFile> {
  const { id, organisationId } = project;
  const revisions = await readRevisions(tx, id);
  const snapshots = await readSnapshots(tx, id);
  const { components, texts } = await readComponents(tx, organisationId, id);
  return {
    schema: PROJECT_FILE_SCHEMA,
    exportedAt: now.toISOString(),
    project: {
      id,
      name: project.name,
      description: project.description,
      environment: project.environment satisfies Environment,
      target: toLevel(project.target),
      platform: project.platform satisfies Platform,
      tags: project.tags,
      catalogue: project.catalogue,
      createdAt: project.createdAt.toISOString(),
    },
    people: await readPeople(tx, organisationId, [...revisions, ...snapshots]),
    revisions,
    components,
    texts,
    snapshots,
  };
}

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

async function readRevisions(tx: Transaction, projectId: string): Promise<FileRevision[]> {
  const rows = await tx.$queryRawUnsafe<{ revision: FileRevision }[]>(
    `SELECT json_build_object(
              'control', control, 'version', version, 'answer', answer, 'strength', strength,
              'provenance', provenance, 'date', date, 'dueDate', due_date, 'ownerMemberId', owner_member_id,
              'ownerName', owner_name, 'note', coalesce(note, ''), 'reason', coalesce(reason, ''),
              'links', coalesce(links, '{}'), 'evidence', evidence,
              'memberId', member_id, 'at', to_char(at AT TIME ZONE 'UTC', ${MOMENT})) AS revision
       FROM answer_revision
       LEFT JOIN revision_text USING (project_id, control, version)
       LEFT JOIN revision_evidence USING (project_id, control, version)
      WHERE project_id = $1::uuid ORDER BY control, version`,
    projectId,
  );
  return rows.map(({ revision }) => revision);
}

async function readSnapshots(tx: Transaction, projectId: string): Promise<FileSnapshot[]> {
  const rows = await tx.$queryRaw<(Omit<FileSnapshot, "at"> & { at: Date })[]>`
    SELECT name, kind::text, member_id::text AS "memberId", at, digest, content
      FROM snapshot JOIN snapshot_content ON snapshot_id = snapshot.id
     WHERE snapshot.project_id = ${projectId}::uuid ORDER BY at, snapshot.id`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

interface ComponentRow extends Omit<FileComponent, "files"> {
  readonly id: string;
}

async function readComponents(
  tx: Transaction,
  organisationId: string,
  projectId: string,
): Promise<Pick<ProjectFile, "components" | "texts">> {
  const rows = await tx.$queryRaw<ComponentRow[]>`
    SELECT component.id::text, component.name, complete, date::text, commit, branch
      FROM component JOIN ${newestUpload}
      JOIN upload_content ON upload_content.upload_id = newest.id
     WHERE component.project_id = ${projectId}::uuid AND removed_at IS NULL ORDER BY lower(component.name)`;
  const components: FileComponent[] = [];
  const texts: { [digest: string]: string } = {};
  for (const { id, ...row } of rows) {
    const files = await standingFiles(tx, organisationId, id);
    for (const { digest, text } of files) if (digest && text !== null) texts[digest] = text;
    const list = files.map(({ path, kind, named, tracked, digest, error }) => {
      return { path, kind, named, tracked, digest, error };
    });
    components.push({ ...row, files: list });
  }
  return { components, texts };
}

async function readPeople(
  tx: Transaction,
  organisationId: string,
  named: readonly { readonly memberId: string; readonly ownerMemberId?: string | null }[],
): Promise<ProjectFile["people"]> {
  const ids = [
    ...new Set(
      named.flatMap(({ memberId, ownerMemberId }) => [memberId, ownerMemberId ?? []].flat()),
    ),
  ].sort();
  const nameOf = await memberNames(tx, organisationId, ids);
  return ids.map((id) => ({ id, name: nameOf(id) }));
}
