import "server-only";
import { compareCodePoints } from "@/lib/core/evidence/code-points";
import type { Evidence } from "@/lib/core/evidence/examine";
import { regressedControls } from "@/lib/core/review/changes";
import { saidOfControls } from "@/lib/core/review/project-proposals";
import { addDays } from "@/lib/core/scoring/days";
import { type GivenFile, type Upload, type UploadInput, uploadInput } from "@/lib/schemas/upload";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { dayOf } from "@/lib/server/answers/states";
import { AppError, notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database, type Transaction } from "@/lib/server/db";
import { tellRegression } from "@/lib/server/notices/of-evidence";
import {
  actorOf,
  demand,
  demandWritable,
  isUuid,
  lockProject,
  visibleTo,
} from "@/lib/server/projects/access";
import { toLevel } from "@/lib/server/projects/level";
import { countAttempt } from "@/lib/server/rate-limit";
import { changeInTransaction } from "@/lib/server/transaction";
import { examineApart, toInputFile } from "./engine";
import { componentByName, type StandingComponent, setDigest, setOf, standingFiles } from "./set";
import { holdTexts, WRITING, writeUpload } from "./write";

/** What came of files that were handed in. */
export interface UploadResult {
  readonly uploadId: string;
  /** Counts the uploads of the project. */
  readonly number: number;
  readonly componentId: string;
  readonly component: string;
  /** How many files the component has now. */
  readonly files: number;
  /** The very same files were there already: nothing was written. */
  readonly isSame: boolean;
}

const REFUSAL = "Your role does not add evidence.";
/**
 * Takes files for a component of a project: reads and masks them here, whatever the browser has done, examines them as
 * of the day that they speak of, and keeps their texts, once each, with what they say. No answer changes: proposals wait
 * for somebody. Whole or not at all.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `RATE_LIMITED`, `UNAVAILABLE`, or `INVALID` naming the date,
 * the component, or the files where none speaks of a container or they are too many.
 */
export async function uploadFiles(
  ctx: Context,
  raw: UploadInput,
  now: Date = new Date(),
): Promise<UploadResult> {
  // Before anything is parsed or read: it is work that a viewer may not ask for.
  await demandAdding(ctx, raw.projectId);
  await countAttempt({ bucket: `evidence:${ctx.memberId}`, attempts: 240, seconds: 3600 });
  const input = uploadInput.parse(raw);
  if (input.date > addDays(dayOf(now), 1)) {
    throw invalid("date", "Files can’t speak of a day that is still to come.");
  }
  // Nothing is locked while files are read: what is read is written only if the component is still as it was.
  while (true) {
    const before = await componentByName(database(), input.projectId, input.component);
    const given = await filesAfter(ctx, before, input);
    const complete = input.mode === "add" && before ? before.complete : input.complete;
    const facts = { complete, date: input.date, commit: input.commit, branch: input.branch };
    const evidence = await examineApart({
      files: given.map(toInputFile),
      complete,
      asOf: input.date,
    });
    demandAssessable(evidence);
    const files = setOf(evidence, given);
    if (before && before.setDigest === setDigest(files, facts)) {
      return resultOf(before, files.length, true);
    }
    const written = await changeInTransaction(
      ctx,
      async (tx) => {
        await holdTexts(tx, ctx.organisationId, "together");
        const actor = await actorOf(tx, ctx);
        const project = await lockProject(tx, actor, input.projectId);
        demand(actor, "evidence.add", project.teamId, REFUSAL);
        demandWritable(project);
        const standing = await componentByName(tx, project.id, input.component);
        if (standing?.uploadId !== before?.uploadId) return { result: null, audit: null };
        const component = standing ?? (await makeComponent(tx, project.id, input.component));
        const place = {
          organisationId: ctx.organisationId,
          projectId: project.id,
          target: toLevel(project.target),
          memberId: ctx.memberId,
          now,
        };
        const { source } = input;
        const upload = await writeUpload(tx, place, {
          ...facts,
          componentId: component.id,
          source,
          given,
          evidence,
        });
        const { number, assessment } = upload;
        const worse = upload.before
          ? regressedControls(upload.before, saidOfControls(upload.proposals))
          : [];
        const { organisationId, memberId: actorMemberId } = ctx;
        const about = { organisationId, projectId: project.id, actorMemberId, now, upload: number };
        await tellRegression(tx, about, worse);
        const details = {
          upload: upload.id,
          component: component.id,
          number,
          source,
          mode: input.mode,
          complete,
          date: input.date,
          files: upload.files,
          set: upload.setDigest,
          assessment,
        };
        const result = resultOf({ ...component, uploadId: upload.id, number }, upload.files, false);
        return {
          result,
          audit: { action: "evidence.upload", subject: `project:${project.id}`, details },
        };
      },
      WRITING,
    );
    if (written) return written;
  }
}

async function demandAdding(ctx: Context, projectId: unknown): Promise<void> {
  if (!isUuid(projectId)) throw notFound("project");
  const actor = await actorOf(database(), ctx);
  const project = await database().project.findFirst({
    where: { AND: [visibleTo(actor), { id: projectId }] },
    select: { teamId: true, isExample: true, archivedAt: true },
  });
  if (!project) throw notFound("project");
  demand(actor, "evidence.add", project.teamId, REFUSAL);
  demandWritable(project);
}

/** The files that the component shall have. */
async function filesAfter(
  ctx: Context,
  before: StandingComponent | null,
  { mode, files }: Upload,
): Promise<readonly GivenFile[]> {
  if (mode === "replace" || !before) return files;
  const there = await standingFiles(database(), ctx.organisationId, before.id);
  const all = [...new Map([...there, ...files].map((file) => [file.path, file])).values()];
  const characters = all.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
  if (all.length > UPLOAD_LIMITS.files || characters > UPLOAD_LIMITS.characters) {
    throw invalid(
      "files",
      "With the files that are there these are too many. Replace them, or use another component.",
    );
  }
  return all.sort((a, b) => compareCodePoints(a.path, b.path));
}

/** @throws AppError `INVALID` where no file says how a container is built or run. */
export function demandAssessable({ assessable }: Evidence): void {
  if (!assessable) throw invalid("files", "No file here says how a container is built or run.");
}

async function makeComponent(
  tx: Transaction,
  projectId: string,
  name: string,
): Promise<{ id: string; name: string }> {
  const components = await tx.component.findMany({
    where: { projectId },
    select: { id: true, name: true, removedAt: true },
  });
  const known = components.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (known) {
    // It had files once and gets some again: its uploads go on counting.
    return tx.component.update({ where: { id: known.id }, data: { name, removedAt: null } });
  }
  if (components.filter(({ removedAt }) => removedAt === null).length >= UPLOAD_LIMITS.components) {
    const message = `A project has at most ${UPLOAD_LIMITS.components} components.`;
    throw invalid("component", message);
  }
  return tx.component.create({ data: { projectId, name } });
}

function resultOf(
  component: Pick<StandingComponent, "id" | "name" | "uploadId" | "number">,
  files: number,
  isSame: boolean,
): UploadResult {
  const { id: componentId, name, uploadId, number } = component;
  return { uploadId, number, componentId, component: name, files, isSame };
}

function invalid(field: string, message: string): AppError {
  return new AppError("INVALID", message, { fields: { [field]: message } });
}
