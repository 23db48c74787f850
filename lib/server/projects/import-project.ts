import "server-only";
import { randomUUID } from "node:crypto";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import type { Evidence } from "@/lib/core/evidence/examine";
import { isControlId } from "@/lib/core/model/controls";
import type { FileComponent, FileRevision, ProjectFile } from "@/lib/core/project-file/types";
import type { ProjectProposals } from "@/lib/core/review/types";
import { readProjectFile } from "@/lib/schemas/project-file";
import { readSnapshot } from "@/lib/schemas/snapshot";
import { type GivenFile, unreadReason } from "@/lib/schemas/upload";
import { type ProvenRow, writeAnswers } from "@/lib/server/answers/write";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, type Transaction } from "@/lib/server/db";
import { examineApart, toInputFile } from "@/lib/server/evidence/engine";
import { holdTexts, WRITING, writeUpload } from "@/lib/server/evidence/write";
import { countAttempt } from "@/lib/server/rate-limit";
import { changeInTransaction } from "@/lib/server/transaction";
import { actorOf, demand } from "./access";
import { demandTeam, type ProjectId } from "./commands";

const REFUSAL = "Your role does not make projects.";

/** A component of the file as this server reads it. */
interface ReadComponent extends FileComponent {
  readonly given: readonly GivenFile[];
  readonly evidence: Evidence;
}

/**
 * Makes a project of a file that this or another installation exported. Its revisions are written again one after
 * another, its snapshots byte by byte; its files are examined here, and an answer that they do not prove here is
 * asserted, whatever the file says. Whom it names are people of elsewhere, and nobody of this organisation.
 * @param raw the parsed file. @param teamId where the project goes; null: the whole organisation.
 * @throws AppError `FORBIDDEN`, `RATE_LIMITED`, `UNAVAILABLE`, or `INVALID` naming what is wrong with the file or the team.
 */
export async function importProject(
  ctx: Context,
  raw: unknown,
  teamId: string | null,
  now: Date = new Date(),
): Promise<ProjectId> {
  demand(await actorOf(database(), ctx), "project.create", null, REFUSAL);
  await countAttempt({ bucket: `import:${ctx.memberId}`, attempts: 30, seconds: 3600 });
  const file = demandFile(readProjectFile(raw), now);
  const components = await readComponents(file);
  const { organisationId, memberId } = ctx;
  return changeInTransaction(
    ctx,
    async (tx) => {
      await holdTexts(tx, organisationId, "together");
      const actor = await actorOf(tx, ctx);
      demand(actor, "project.create", null, REFUSAL);
      await demandTeam(tx, actor, teamId);
      const { id: from, createdAt, tags, ...facts } = file.project;
      const data = { ...facts, tags: [...tags], createdAt: new Date(createdAt) };
      const { id } = await tx.project.create({
        data: { ...data, organisationId, teamId },
        select: { id: true },
      });
      const personOf = await writePeople(tx, organisationId, file);
      await writeRevisions(tx, organisationId, id, file.revisions, personOf);
      await writeSnapshots(tx, organisationId, id, file, personOf);
      const place = { organisationId, projectId: id, target: facts.target, memberId, now };
      let proposals: ProjectProposals = new Map();
      for (const { name, ...component } of components) {
        const { id: componentId } = await tx.component.create({ data: { projectId: id, name } });
        const upload = { ...component, componentId, source: "imported" as const };
        proposals = (await writeUpload(tx, place, upload)).proposals;
      }
      const lowered = await lowerUnproven(tx, ctx, id, proposals, now);
      const details = {
        from,
        file: file.digest,
        revisions: file.revisions.length,
        snapshots: file.snapshots.length,
        components: components.length,
        lowered,
        target: facts.target,
      };
      return {
        result: { id },
        audit: { action: "project.import", subject: `project:${id}`, details },
      };
    },
    WRITING,
  );
}

type SealedFile = ProjectFile & { readonly digest: string };

function demandFile(read: ReturnType<typeof readProjectFile>, now: Date): SealedFile {
  if ("problem" in read) throw invalid("file", read.problem);
  if (Date.parse(read.exportedAt) > now.getTime() + 86_400_000) {
    throw invalid("file", "The file says that it was exported on a day that is still to come.");
  }
  const { catalogue } = read.project;
  if (!findCatalogue(catalogue)) {
    throw invalid(
      "file",
      `The project is on catalogue ${catalogue.slice(0, 40)}, which this version of Plimsoll does not know.`,
    );
  }
  return read;
}

async function readComponents(file: ProjectFile): Promise<readonly ReadComponent[]> {
  const read: ReadComponent[] = [];
  for (const component of file.components) {
    const given = component.files.map(
      ({ path, kind, named, tracked, digest, error }): GivenFile => ({
        path,
        kind,
        named,
        tracked,
        text: digest === null ? null : (file.texts[digest] ?? null),
        error: error === null ? null : unreadReason.parse(error),
      }),
    );
    const { complete, date: asOf } = component;
    const evidence = await examineApart({ files: given.map(toInputFile), complete, asOf });
    read.push({ ...component, given, evidence });
  }
  return read;
}

/** Writes whom the file names, as people of elsewhere; returns their ids here. */
async function writePeople(
  tx: Transaction,
  organisationId: string,
  { people }: ProjectFile,
): Promise<(id: string) => string> {
  const ids = people.map(({ id }) => id);
  const known = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const taken = new Set(known.map(({ id }) => id));
  // Under its own id where that is free: so a snapshot's owners keep their names.
  const here = new Map(ids.map((id) => [id, taken.has(id) ? randomUUID() : id]));
  await tx.member.createMany({
    data: people.map(({ id, name }) => ({
      id: here.get(id) ?? id,
      organisationId,
      role: "viewer" as const,
      importedName: name,
      removedAt: new Date(0),
    })),
  });
  return (id) => here.get(id) ?? id;
}

/** Writes every change anew, version by version, so that the answers are what the log comes to. */
async function writeRevisions(
  tx: Transaction,
  organisationId: string,
  projectId: string,
  revisions: readonly FileRevision[],
  personOf: (id: string) => string,
): Promise<void> {
  const byVersion: FileRevision[][] = [];
  for (const revision of revisions) {
    const these = byVersion[revision.version - 1];
    if (these) these.push(revision);
    else byVersion[revision.version - 1] = [revision];
  }
  for (const these of byVersion) {
    const rows = these.map(
      ({ date, dueDate, ownerMemberId, memberId, at, links, ...rest }): ProvenRow => ({
        ...rest,
        projectId,
        date: new Date(date),
        dueDate: dueDate === null ? null : new Date(dueDate),
        ownerMemberId: ownerMemberId && personOf(ownerMemberId),
        links: [...links],
        changedBy: personOf(memberId),
        changedAt: new Date(at),
      }),
    );
    await writeAnswers(tx, organisationId, rows);
  }
}

async function writeSnapshots(
  tx: Transaction,
  organisationId: string,
  projectId: string,
  { snapshots }: ProjectFile,
  personOf: (id: string) => string,
): Promise<void> {
  for (const { name, kind, memberId, at, digest, content } of snapshots) {
    const snapshot = readSnapshot(content, digest);
    if (!snapshot) throw invalid("file", `The snapshot “${name}” is not what its digest is of.`);
    const { declared, verified, ceiling } = snapshot.result;
    const { id } = await tx.snapshot.create({
      data: {
        organisationId,
        projectId,
        kind,
        catalogue: snapshot.catalogue,
        asOf: new Date(snapshot.asOf),
        digest,
        declared,
        verified,
        ceiling,
        memberId: personOf(memberId),
        at: new Date(at),
      },
      select: { id: true },
    });
    await tx.snapshotContent.create({ data: { snapshotId: id, projectId, name, content } });
  }
}

/** What neither files nor a reviewer prove here is asserted; returns how many answers fell back. */
async function lowerUnproven(
  tx: Transaction,
  { organisationId, memberId }: Context,
  projectId: string,
  proposals: ProjectProposals,
  now: Date,
): Promise<number> {
  const strong = await tx.answerRecord.findMany({
    where: { projectId, strength: { in: ["verified", "accepted"] } },
  });
  const unproven = strong.filter(
    ({ control, answer, strength }) =>
      strength === "accepted" || !isControlId(control) || proposals.get(control)?.answer !== answer,
  );
  await writeAnswers(
    tx,
    organisationId,
    unproven.map((row) => ({
      ...row,
      version: row.version + 1,
      strength: row.links.length > 0 ? "attached" : "asserted",
      provenance: "import",
      changedBy: memberId,
      changedAt: now,
    })),
  );
  return unproven.length;
}

function invalid(field: string, message: string): AppError {
  return new AppError("INVALID", message, { fields: { [field]: message } });
}
