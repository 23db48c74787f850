import "server-only";
import type { Evidence } from "@/lib/core/evidence/examine";
import { assessmentDigest } from "@/lib/core/exports/assessment-digest";
import { CONTROL_IDS, type ControlId, type Level } from "@/lib/core/model/words";
import { assessEvidence } from "@/lib/core/proposals/score";
import { keepEvidence } from "@/lib/core/review/keep";
import { projectProposals, saidOfControls } from "@/lib/core/review/project-proposals";
import { reasonsOf } from "@/lib/core/review/reasons";
import type { ProjectProposals, SaidOfControl, UploadContent } from "@/lib/core/review/types";
import type { GivenFile } from "@/lib/schemas/upload";
import type { Transaction } from "@/lib/server/db";
import type { UploadSource } from "@/lib/server/generated/client";
import { readContents } from "./contents";
import { type SetFile, setDigest, setOf, type UploadFacts } from "./set";

/** The largest upload is written in two seconds; a busy machine takes longer. Milliseconds. */
export const WRITING = 60_000;

/** What the files of a project say of every control. */
export type Said = { readonly [control in ControlId]: SaidOfControl };

/** Where and by whom files change. */
export interface UploadPlace {
  readonly organisationId: string;
  readonly projectId: string;
  readonly target: Level;
  readonly memberId: string;
  readonly now: Date;
}

export interface NewUpload extends UploadFacts {
  readonly componentId: string;
  readonly source: UploadSource;
  /** All files of the component, as they were given to the engine. */
  readonly given: readonly GivenFile[];
  readonly evidence: Evidence;
}

export interface WrittenUpload {
  readonly id: string;
  readonly number: number;
  readonly setDigest: string;
  readonly assessment: string;
  readonly files: number;
  /** What the project's files said before; null where it had none. */
  readonly before: Said | null;
  /** What they say now; empty where none is left. */
  readonly proposals: ProjectProposals;
}

/**
 * Deleting a text asks whether anybody still has it, and an upload may be about to: uploads of an organisation hold this
 * together, whoever deletes holds it alone, until the transaction ends.
 */
export async function holdTexts(
  tx: Transaction,
  organisationId: string,
  how: "together" | "alone",
): Promise<void> {
  const key = `stored_text:${organisationId}`;
  if (how === "together") {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${key}, 0))::text`;
  } else {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))::text`;
  }
}

/**
 * Writes that the files of a component are others now, and what the whole project's files say from here on. The caller
 * holds the project's row, and the texts together or alone.
 */
export async function writeUpload(
  tx: Transaction,
  place: UploadPlace,
  upload: NewUpload,
): Promise<WrittenUpload> {
  const { organisationId, projectId, memberId, now } = place;
  const { componentId, source, complete, date, commit, branch, evidence } = upload;
  const files = setOf(evidence, upload.given);
  const before = await readSaid(tx, projectId);
  const others = await readContents(tx, projectId);
  const content = keepEvidence(evidence);
  const { name } = await tx.component.findUniqueOrThrow({ where: { id: componentId } });
  const proposals = projectProposals([
    ...others.filter((component) => component.id !== componentId),
    ...(files.length > 0 ? [{ name, content }] : []),
  ]);
  const digests = {
    setDigest: setDigest(files, upload),
    assessment: assessmentDigest(assessEvidence(evidence, { target: place.target })),
  };
  const { _max: newest } = await tx.upload.aggregate({
    where: { projectId },
    _max: { number: true },
  });
  const number = (newest.number ?? 0) + 1;
  const facts = { source, complete, date: new Date(date), files: files.length };
  const by = { organisationId, projectId, componentId, memberId, at: now };
  const { id } = await tx.upload.create({
    data: { ...by, ...facts, ...digests, number, proposals: saidOfControls(proposals) },
    select: { id: true },
  });
  await writeContent(tx, { id, projectId, commit, branch }, content);
  await writeTexts(tx, organisationId, evidence, files);
  await writeFiles(tx, { organisationId, projectId, componentId, number }, files);
  await writeProposals(tx, projectId, proposals, now);
  await tx.project.update({ where: { id: projectId }, data: { changedAt: now } });
  return { id, number, ...digests, files: files.length, before, proposals };
}

async function readSaid(tx: Transaction, projectId: string): Promise<Said | null> {
  const rows = await tx.proposalRecord.findMany({
    where: { projectId },
    select: { control: true, answer: true, basis: true },
  });
  if (rows.length === 0) return null;
  const byControl = new Map(rows.map(({ control, ...said }) => [control, said]));
  const said = CONTROL_IDS.map((control) => [
    control,
    byControl.get(control) ?? { answer: null, basis: null },
  ]);
  return Object.fromEntries(said) as Said;
}

async function writeContent(
  tx: Transaction,
  of: {
    readonly id: string;
    readonly projectId: string;
    readonly commit: string | null;
    readonly branch: string | null;
  },
  content: UploadContent,
): Promise<void> {
  // As text: Prisma would walk through thousands of findings.
  await tx.$executeRaw`
    INSERT INTO upload_content (upload_id, project_id, commit, branch, content)
    VALUES (${of.id}::uuid, ${of.projectId}::uuid, ${of.commit}, ${of.branch}, ${JSON.stringify(content)}::jsonb)`;
}

async function writeTexts(
  tx: Transaction,
  organisationId: string,
  evidence: Evidence,
  files: readonly SetFile[],
): Promise<void> {
  const stored = new Set(files.flatMap(({ digest }) => digest ?? []));
  const texts = new Map(
    evidence.files.flatMap(({ digest, masked }) =>
      masked !== null && stored.has(digest) ? [[digest, masked] as const] : [],
    ),
  );
  await tx.$executeRaw`
    INSERT INTO stored_text (organisation_id, digest, text)
    SELECT ${organisationId}::uuid, digest, text
      FROM unnest(${[...texts.keys()]}::text[], ${[...texts.values()]}::text[]) AS given (digest, text)
    ON CONFLICT DO NOTHING`;
}

/** Ends what is not as it was, and begins what is new: a file that stays the same stays one row. */
async function writeFiles(
  tx: Transaction,
  at: {
    readonly organisationId: string;
    readonly projectId: string;
    readonly componentId: string;
    readonly number: number;
  },
  files: readonly SetFile[],
): Promise<void> {
  const given = JSON.stringify(files);
  const { organisationId, projectId, componentId, number } = at;
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS given (
        path text, digest text, size int, "givenKind" text, named boolean, tracked boolean, error text)
    ), same AS (
      SELECT component_file.id FROM component_file JOIN given USING (path)
       WHERE component_id = ${componentId}::uuid AND to_upload IS NULL
         AND component_file.digest IS NOT DISTINCT FROM given.digest
         AND given_kind IS NOT DISTINCT FROM "givenKind" AND component_file.named = given.named
         AND component_file.tracked = given.tracked
         AND component_file.error IS NOT DISTINCT FROM given.error
    )
    UPDATE component_file SET to_upload = ${number}
     WHERE component_id = ${componentId}::uuid AND to_upload IS NULL AND id NOT IN (SELECT id FROM same)`;
  await tx.$executeRaw`
    INSERT INTO component_file (id, organisation_id, project_id, component_id, path, digest, size,
                                given_kind, named, tracked, error, from_upload)
    SELECT gen_random_uuid(), ${organisationId}::uuid, ${projectId}::uuid, ${componentId}::uuid, given.path,
           given.digest, given.size, "givenKind", given.named, given.tracked, given.error, ${number}
      FROM jsonb_to_recordset(${given}::jsonb) AS given (
        path text, digest text, size int, "givenKind" text, named boolean, tracked boolean, error text)
     WHERE NOT EXISTS (
       SELECT FROM component_file
        WHERE component_id = ${componentId}::uuid AND path = given.path AND to_upload IS NULL)`;
}

async function writeProposals(
  tx: Transaction,
  projectId: string,
  proposals: ProjectProposals,
  now: Date,
): Promise<void> {
  if (proposals.size === 0) {
    await tx.proposalRecord.deleteMany({ where: { projectId } });
    return;
  }
  const said = saidOfControls(proposals);
  const rows = CONTROL_IDS.map((control) => {
    const proposal = proposals.get(control);
    const lead = proposal && reasonsOf(proposal).deciding[0];
    return { control, ...said[control], file: lead?.file ?? null, line: lead?.line ?? null };
  });
  await tx.$executeRaw`
    INSERT INTO proposal (project_id, control, answer, basis, date, since, file, line)
    SELECT ${projectId}::uuid, control, answer, basis, date, ${now}, file, line
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
        control text, answer "AnswerValue", basis "Basis", date date, file text, line int)
    ON CONFLICT (project_id, control) DO UPDATE SET
      answer = EXCLUDED.answer, basis = EXCLUDED.basis, date = EXCLUDED.date,
      file = EXCLUDED.file, line = EXCLUDED.line,
      since = CASE WHEN proposal.answer IS NOT DISTINCT FROM EXCLUDED.answer
                    AND proposal.basis IS NOT DISTINCT FROM EXCLUDED.basis
                   THEN proposal.since ELSE EXCLUDED.since END`;
}
