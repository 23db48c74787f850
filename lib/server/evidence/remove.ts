import "server-only";
import type { GivenFile } from "@/lib/schemas/upload";
import { type DeleteFilesInput, deleteFilesInput } from "@/lib/schemas/upload";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, type Transaction } from "@/lib/server/db";
import { actorOf, demand, demandWritable, isUuid, lockProject } from "@/lib/server/projects/access";
import { toLevel } from "@/lib/server/projects/level";
import { demandVisible } from "@/lib/server/projects/read-visible";
import { changeInTransaction } from "@/lib/server/transaction";
import { examineApart, toInputFile } from "./engine";
import { componentById, standingFiles } from "./set";
import { holdTexts, WRITING, writeUpload } from "./write";

/**
 * Deletes files of a component, all of its versions of them: their texts are gone where no other project of the
 * organisation has the same. What is left is examined anew, as a part only: nothing follows from what was taken out.
 * Answers stay, with the path, line and digest that they were given by.
 * @returns how many files went; none where they had gone before.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, or `UNAVAILABLE`.
 */
export async function deleteFiles(
  ctx: Context,
  raw: DeleteFilesInput,
  now: Date = new Date(),
): Promise<{ readonly deleted: number }> {
  const { projectId, componentId, fileIds } = deleteFilesInput.parse(raw);
  const { organisationId } = ctx;
  await demandVisible(ctx, projectId);
  if (!isUuid(componentId)) throw notFound("component");
  while (true) {
    const before = await componentById(database(), projectId, componentId);
    if (!before) throw notFound("component");
    const there = await standingFiles(database(), organisationId, componentId);
    const goes = ({ id }: { id: string }) => fileIds === "all" || fileIds.includes(id);
    const gone = there.filter(goes).map(({ path }) => path);
    if (gone.length === 0) return { deleted: 0 };
    const left: readonly GivenFile[] = there.filter((file) => !goes(file));
    const { date, commit, branch } = before;
    const complete = false;
    const evidence = await examineApart({ files: left.map(toInputFile), complete, asOf: date });
    const isDone = await changeInTransaction(
      ctx,
      async (tx) => {
        await holdTexts(tx, organisationId, "alone");
        const actor = await actorOf(tx, ctx);
        const project = await lockProject(tx, actor, projectId);
        demand(actor, "evidence.delete", project.teamId, "Your role does not delete evidence.");
        demandWritable(project);
        const standing = await componentById(tx, project.id, componentId);
        if (standing?.uploadId !== before.uploadId) return { result: false, audit: null };
        const { memberId } = ctx;
        const target = toLevel(project.target);
        const upload = await writeUpload(
          tx,
          { organisationId, projectId: project.id, target, memberId, now },
          {
            complete,
            date,
            commit,
            branch,
            componentId,
            source: "removal",
            given: left,
            evidence,
          },
        );
        await forgetTexts(tx, organisationId, componentId, gone, now);
        if (left.length === 0) {
          await tx.component.update({ where: { id: componentId }, data: { removedAt: now } });
        }
        const details = {
          upload: upload.id,
          component: componentId,
          number: upload.number,
          deleted: gone.length,
          files: upload.files,
          set: upload.setDigest,
          assessment: upload.assessment,
        };
        const audit = { action: "evidence.delete", subject: `project:${project.id}`, details };
        return { result: true, audit };
      },
      WRITING,
    );
    if (isDone) return { deleted: gone.length };
  }
}

/** Marks every version of some paths as deleted, and deletes the texts that nobody else has. */
async function forgetTexts(
  tx: Transaction,
  organisationId: string,
  componentId: string,
  paths: readonly string[],
  now: Date,
): Promise<void> {
  const marked = await tx.$queryRaw<{ digest: string | null }[]>`
    UPDATE component_file SET deleted_at = ${now}
     WHERE component_id = ${componentId}::uuid AND path = ANY(${[...paths]}) AND deleted_at IS NULL
    RETURNING digest`;
  await deleteTexts(
    tx,
    organisationId,
    marked.flatMap(({ digest }) => digest ?? []),
  );
}

/**
 * Deletes the files of a project that goes, with all that they said; its uploads stay, by their digests. The caller
 * holds the texts alone.
 */
export async function forgetProject(
  tx: Transaction,
  organisationId: string,
  projectId: string,
): Promise<void> {
  const files = await tx.componentFile.findMany({ where: { projectId }, select: { digest: true } });
  await tx.componentFile.deleteMany({ where: { projectId } });
  await deleteTexts(
    tx,
    organisationId,
    files.flatMap(({ digest }) => digest ?? []),
  );
  await tx.component.deleteMany({ where: { projectId } });
  await tx.uploadContent.deleteMany({ where: { projectId } });
  await tx.proposalRecord.deleteMany({ where: { projectId } });
}

/** Deletes those of some texts that no file has any more. The caller holds the texts alone. */
async function deleteTexts(
  tx: Transaction,
  organisationId: string,
  digests: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM stored_text
     WHERE organisation_id = ${organisationId}::uuid AND digest = ANY(${[...new Set(digests)]})
       AND NOT EXISTS (
         SELECT FROM component_file
          WHERE component_file.organisation_id = stored_text.organisation_id
            AND component_file.digest = stored_text.digest AND deleted_at IS NULL)`;
}
