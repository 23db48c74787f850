import "server-only";
import { type Actor, can } from "@/lib/core/access/can";
import { TARGET_OF } from "@/lib/core/model/environments";
import { EXAMPLE } from "@/lib/core/model/example";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { LEVELS } from "@/lib/core/model/words";
import {
  type CopyProjectInput,
  copyProjectInput,
  type DeleteProjectInput,
  deleteProjectInput,
  type ProjectInput,
  type ProjectSettings,
  projectInput,
} from "@/lib/schemas/project";
import { writeAnswers } from "@/lib/server/answers/write";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import { forgetProject } from "@/lib/server/evidence/remove";
import { holdTexts } from "@/lib/server/evidence/write";
import type {
  AnswerRecord as AnswerRow,
  Project as ProjectRow,
} from "@/lib/server/generated/client";
import { changeInTransaction } from "@/lib/server/transaction";
import { actorOf, demand, demandWritable, isUuid, lockProject } from "./access";

/** What a command on projects returns: the id of the project it is about. */
export interface ProjectId {
  readonly id: string;
}

/**
 * Makes a project without answers.
 * @throws ZodError, or AppError `FORBIDDEN`, or `INVALID` naming the team.
 */
export async function createProject(ctx: Context, raw: ProjectInput): Promise<ProjectId> {
  const input = projectInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    demand(actor, "project.create", null, "Your role does not make projects.");
    await demandTeam(tx, actor, input.teamId);
    const { organisationId } = ctx;
    const data = { ...input, organisationId, catalogue: CATALOGUE_VERSION };
    const { id } = await tx.project.create({ data, select: { id: true } });
    const { environment, target, platform, teamId } = input;
    const details = { environment, target, platform, teamId };
    return { result: { id }, audit: { action: "project.create", subject: subject(id), details } };
  });
}

/**
 * Changes what a project says of itself, if it still says what was `seen` when somebody began to type. What it says
 * already is no change, whatever was seen: a form that was sent twice does no harm.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, `INVALID` naming the team, or `CONFLICT` with what it says
 * now as `current`.
 */
export async function editProject(
  ctx: Context,
  id: string,
  raw: ProjectInput,
  seen: ProjectInput,
  now: Date = new Date(),
): Promise<ProjectId> {
  const input = projectInput.parse(raw);
  const expected = projectInput.parse(seen);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, id);
    demand(actor, "project.edit", project.teamId, "Your role does not edit projects.");
    demandWritable(project);
    const current = settingsOf(project);
    if (isSame(current, input)) return { result: { id: project.id }, audit: null };
    if (!isSame(current, expected)) throw settingsConflict(current);
    if (input.teamId !== project.teamId) await demandTeam(tx, actor, input.teamId);
    await tx.project.update({ where: { id: project.id }, data: { ...input, changedAt: now } });
    const details = {
      environmentBefore: project.environment,
      environmentAfter: input.environment,
      targetBefore: project.target,
      targetAfter: input.target,
      platformBefore: project.platform,
      platformAfter: input.platform,
      teamBefore: project.teamId,
      teamAfter: input.teamId,
    };
    const audit = { action: "project.edit", subject: subject(project.id), details };
    return { result: { id: project.id }, audit };
  });
}

function settingsOf(project: ProjectRow): ProjectSettings {
  const { name, description, environment, platform, tags, teamId } = project;
  const target = LEVELS.find((level) => level === project.target) ?? TARGET_OF[environment];
  return { name, description, environment, target, platform, tags, teamId };
}

function isSame(one: ProjectSettings, other: ProjectSettings): boolean {
  const { tags, ...rest } = one;
  const names = Object.keys(rest) as (keyof typeof rest)[];
  return (
    names.every((name) => rest[name] === other[name]) &&
    tags.length === other.tags.length &&
    tags.every((tag, index) => tag === other.tags[index])
  );
}

function settingsConflict(current: ProjectSettings): AppError {
  const message =
    "Somebody changed these settings in the meantime. Compare both, then save yours or take theirs.";
  return new AppError("CONFLICT", message, { current });
}

/**
 * Copies a project with its answers, each as the first revision of the copy. What was verified or
 * accepted there is not so here: it spoke of the other project.
 * @throws ZodError, or AppError `NOT_FOUND` or `FORBIDDEN`.
 */
export async function copyProject(
  ctx: Context,
  id: string,
  raw: CopyProjectInput,
  now: Date = new Date(),
): Promise<ProjectId> {
  const input = copyProjectInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const source = await lockProject(tx, actor, id);
    demand(actor, "project.copy", source.teamId, "Your role does not copy projects.");
    const { organisationId, teamId, description, platform, tags } = source;
    const { catalogue } = source; // a copy moves to a newer one as its source would: shown first
    const facts = { organisationId, teamId, description, platform, tags, catalogue };
    const ofExample = source.isExample ? { description: "", tags: [] } : {};
    const data = { ...facts, ...ofExample, ...input };
    const copy = await tx.project.create({ data, select: { id: true } });
    const rows = await tx.answerRecord.findMany({ where: { projectId: source.id } });
    const copies = rows.map(
      (row): AnswerRow => ({
        ...row,
        projectId: copy.id,
        version: 1,
        strength: row.links.length > 0 ? "attached" : "asserted",
        provenance: "person",
        changedBy: ctx.memberId,
        changedAt: now,
      }),
    );
    await writeAnswers(tx, organisationId, copies);
    const details = { from: source.id, answers: copies.length, target: input.target };
    const audit = { action: "project.copy", subject: subject(copy.id), details };
    return { result: { id: copy.id }, audit };
  });
}

/** Puts a project away, read-only. Once is as good as twice. @throws AppError `NOT_FOUND`, `FORBIDDEN`. */
export function archiveProject(
  ctx: Context,
  id: string,
  now: Date = new Date(),
): Promise<ProjectId> {
  return setArchived(ctx, id, now);
}

/** Takes a project out of the archive. @throws AppError `NOT_FOUND`, `FORBIDDEN`. */
export function unarchiveProject(ctx: Context, id: string): Promise<ProjectId> {
  return setArchived(ctx, id, null);
}

/**
 * Deletes a project: an empty row and its revisions stay, everything that people typed goes.
 * @throws ZodError, or AppError `NOT_FOUND`, `FORBIDDEN`, or `INVALID` when the typed name is another.
 */
export async function deleteProject(
  ctx: Context,
  id: string,
  raw: DeleteProjectInput,
  now: Date = new Date(),
): Promise<ProjectId> {
  const { name } = deleteProjectInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    await holdTexts(tx, ctx.organisationId, "alone");
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, id);
    // The example holds nothing of anybody's: who may open it may remove it.
    const action = project.isExample ? "project.create" : "project.delete";
    demand(actor, action, project.teamId, "Only an owner deletes projects. Archive it instead.");
    if (name.trim() !== project.name) {
      const message = "Type the project's name exactly as it stands above.";
      throw new AppError("INVALID", message, { fields: { name: message } });
    }
    const blank = { name: "", description: "", tags: [] };
    const projectId = project.id;
    await tx.project.update({ where: { id: projectId }, data: { ...blank, deletedAt: now } });
    const { count } = await tx.answerRecord.deleteMany({ where: { projectId } });
    await tx.revisionText.deleteMany({ where: { projectId } });
    await tx.revisionEvidence.deleteMany({ where: { projectId } });
    await forgetProject(tx, ctx.organisationId, projectId);
    await tx.snapshotContent.deleteMany({ where: { projectId } });
    await tx.comment.deleteMany({ where: { projectId } });
    await tx.notice.deleteMany({ where: { projectId } });
    const audit = {
      action: "project.delete",
      subject: subject(projectId),
      details: { answers: count },
    };
    return { result: { id: projectId }, audit };
  });
}

/**
 * Opens the example project, filled and read-only; the one that is there already, if there is one.
 * @throws AppError `FORBIDDEN`.
 */
export async function openExample(ctx: Context, now: Date = new Date()): Promise<ProjectId> {
  return changeInTransaction(ctx, async (tx) => {
    const { organisationId } = ctx;
    demand(await actorOf(tx, ctx), "project.create", null, "Your role does not make projects.");
    // Two who open it at once get the same one.
    await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`;
    const open = { organisationId, isExample: true, deletedAt: null };
    const there = await tx.project.findFirst({ where: open, select: { id: true } });
    if (there) return { result: there, audit: null };

    const { name, description, environment, platform, target, tags, date, answers } = EXAMPLE;
    const facts = { name, description, environment, platform, target, tags: [...tags] };
    const project = await tx.project.create({
      data: { ...facts, organisationId, catalogue: CATALOGUE_VERSION, isExample: true },
      select: { id: true },
    });
    const rows = Object.entries(answers).map(
      ([control, said]): AnswerRow => ({
        projectId: project.id,
        control,
        ...said,
        version: 1,
        strength: "asserted",
        provenance: "person",
        date: new Date(date),
        links: [],
        ownerMemberId: null,
        ownerName: null,
        dueDate: null,
        changedBy: ctx.memberId,
        changedAt: now,
      }),
    );
    await writeAnswers(tx, organisationId, rows);
    const details = { answers: rows.length };
    const audit = { action: "project.open-example", subject: subject(project.id), details };
    return { result: project, audit };
  });
}

async function setArchived(ctx: Context, id: string, at: Date | null): Promise<ProjectId> {
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, id);
    demand(actor, "project.archive", project.teamId, "Your role does not archive projects.");
    if (project.isExample) {
      throw new AppError("FORBIDDEN", "The example is not archived. Remove it instead.");
    }
    const result = { id: project.id };
    if ((project.archivedAt === null) === (at === null)) return { result, audit: null };
    await tx.project.update({ where: { id: project.id }, data: { archivedAt: at } });
    const action = at ? "project.archive" : "project.unarchive";
    return { result, audit: { action, subject: subject(project.id) } };
  });
}

/** @throws AppError `INVALID` unless a project may be put under the team by whoever acts. */
export async function demandTeam(
  tx: Transaction,
  actor: Actor,
  teamId: string | null,
): Promise<void> {
  if (teamId === null) return;
  const { organisationId } = actor;
  const isOurs =
    isUuid(teamId) && (await tx.team.findFirst({ where: { id: teamId, organisationId } }));
  if (isOurs && can(actor, "project.create", { organisationId, teamId })) return;
  const message = "Choose one of your teams, or the whole organisation.";
  throw new AppError("INVALID", message, { fields: { teamId: message } });
}

function subject(id: string): string {
  return `project:${id}`;
}
