import "server-only";
import { MIN_REASON_LENGTH, notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import { type SaveAnswer, type SaveAnswerInput, saveAnswerInput } from "@/lib/schemas/answer";
import { AppError } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import type { Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import { actorOf, demand, demandWritable, isUuid, lockProject } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";
import { type AnswerRecord, memberNames, toRecord } from "./record";
import { dayOf } from "./states";
import { textDigest, writeAnswers } from "./write";

/**
 * Saves the whole state of one answer, if the version it names is still the newest, with a revision
 * and an audit entry. A state that is there already is returned as it is, whatever the version: a
 * save that was sent twice does no harm.
 * @param now the moment of the save; its day is the one that the answer speaks of.
 * @throws ZodError, or AppError `INVALID` naming the fields, `NOT_FOUND`, `FORBIDDEN`, or `CONFLICT`
 * with the newer answer as `current` and the refused one as `yours`.
 */
export async function saveAnswer(
  ctx: Context,
  raw: SaveAnswerInput,
  now: Date = new Date(),
): Promise<AnswerRecord> {
  const input = saveAnswerInput.parse(raw);
  return changeInTransaction(ctx, async (tx) => {
    const actor = await actorOf(tx, ctx);
    const project = await lockProject(tx, actor, input.projectId);
    demand(
      actor,
      "answer.save",
      project.teamId,
      "Your role reads answers and does not change them.",
    );
    demandWritable(project);
    refuseUnfounded(input);

    const key = { projectId: project.id, control: input.control };
    const before = await readAnswer(tx, key);
    if (before && isSame(before, input)) {
      return { result: await named(tx, ctx, before, input), audit: null };
    }
    await demandOwner(tx, ctx, input, before);
    const after = { ...key, ...nextState(ctx, input, before, now) };
    // Nobody changes it meanwhile: the project is locked.
    if ((before?.version ?? 0) !== input.version) throw await conflict(tx, ctx, before, input);
    await writeAnswers(tx, ctx.organisationId, [after]);
    await tx.$executeRaw`UPDATE project SET changed_at = ${now} WHERE id = ${project.id}::uuid`;
    return {
      result: await named(tx, ctx, after, input),
      audit: {
        action: "answer.save",
        subject: `project:${project.id}`,
        details: {
          control: input.control,
          versionBefore: before?.version ?? 0,
          versionAfter: after.version,
          answerBefore: before?.answer ?? null,
          answerAfter: after.answer,
          strengthAfter: after.strength,
          textBefore: before && textDigest(before),
          textAfter: textDigest(after),
          ownerMemberId: after.ownerMemberId,
        },
      },
    };
  });
}

function refuseUnfounded({ answer, control, reason }: SaveAnswer): void {
  if (answer !== "not_applicable") return;
  const problem = notApplicableProblem(control, reason);
  // A reason that is long enough and says nothing is saved; lint points it out.
  if (problem === "never") {
    throw invalid("answer", "This control always applies. Answer met, partly or not met.");
  }
  if (problem === "reason-too-short") {
    const message = `Say in at least ${MIN_REASON_LENGTH} characters why this control does not apply.`;
    throw invalid("reason", message);
  }
}

async function demandOwner(
  tx: Transaction,
  ctx: Context,
  { ownerMemberId: id }: SaveAnswer,
  before: AnswerRow | null,
): Promise<void> {
  // An owner who has left since stays until someone chooses another.
  if (id === null || id === before?.ownerMemberId) return;
  const where = { organisationId: ctx.organisationId, removedAt: null };
  if (isUuid(id) && (await tx.member.findFirst({ where: { id, ...where } }))) return;
  throw invalid("ownerMemberId", "This person is no member. Choose another or type a name.");
}

function nextState(ctx: Context, input: SaveAnswer, before: AnswerRow | null, now: Date) {
  const { answer, note, reason, links, ownerMemberId, ownerName } = input;
  // An owner or a due date says nothing about the control: the day it was looked at stays.
  const isNews = !before || !saysSame(before, input);
  return {
    answer,
    version: input.version + 1,
    strength: links.length > 0 ? "attached" : "asserted",
    provenance: "person",
    date: isNews ? new Date(dayOf(now)) : before.date,
    note,
    reason,
    links,
    ownerMemberId,
    ownerName,
    dueDate: input.dueDate === null ? null : new Date(input.dueDate),
    changedBy: ctx.memberId,
    changedAt: now,
  } as const satisfies Omit<AnswerRow, "projectId" | "control">;
}

// By hand, since this is the path that everybody who answers takes: a third of what the client needs.
async function readAnswer(
  tx: Transaction,
  { projectId, control }: Pick<AnswerRow, "projectId" | "control">,
): Promise<AnswerRow | null> {
  const rows = await tx.$queryRaw<AnswerRow[]>`
    SELECT project_id::text AS "projectId", control, answer::text, version, strength::text,
           provenance::text, date, note, reason, links, owner_member_id::text AS "ownerMemberId",
           owner_name AS "ownerName", due_date AS "dueDate", changed_by::text AS "changedBy",
           changed_at AS "changedAt"
      FROM answer WHERE project_id = ${projectId}::uuid AND control = ${control}`;
  return rows[0] ?? null;
}

async function conflict(
  tx: Transaction,
  ctx: Context,
  newer: AnswerRow | null,
  yours: SaveAnswer,
): Promise<AppError> {
  const current = newer && (await named(tx, ctx, newer, yours));
  const message = current
    ? `${current.changedBy} changed this answer in the meantime. Compare both and choose.`
    : "This answer is not there any more. Save it as a new one.";
  return new AppError("CONFLICT", message, { current, yours });
}

function saysSame(row: AnswerRow, input: SaveAnswer): boolean {
  return (
    row.answer === input.answer &&
    row.note === input.note &&
    row.reason === input.reason &&
    JSON.stringify(row.links) === JSON.stringify(input.links)
  );
}

function isSame(row: AnswerRow, input: SaveAnswer): boolean {
  return (
    saysSame(row, input) &&
    row.ownerMemberId === input.ownerMemberId &&
    row.ownerName === input.ownerName &&
    (row.dueDate && dayOf(row.dueDate)) === input.dueDate
  );
}

async function named(
  tx: Transaction,
  ctx: Context,
  row: AnswerRow,
  { control }: SaveAnswer,
): Promise<AnswerRecord> {
  const members = [row.changedBy, row.ownerMemberId];
  return toRecord(row, control, await memberNames(tx, ctx.organisationId, members));
}

function invalid(field: string, message: string): AppError {
  return new AppError("INVALID", message, { fields: { [field]: message } });
}
