import "server-only";
import { can } from "@/lib/core/access/can";
import { MIN_REASON_LENGTH, notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import {
  type AnswerRecord,
  type SaveAnswer,
  type SaveAnswerInput,
  saveAnswerInput,
} from "@/lib/schemas/answer";
import { AppError, notFound } from "@/lib/server/app-error";
import type { AuditEntry } from "@/lib/server/audit/record";
import type { Context } from "@/lib/server/auth/context";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import { assignment, levelFall, mayLower } from "@/lib/server/notices/of-save";
import { demand, demandWritable } from "@/lib/server/projects/access";
import { nameIn, toRecord } from "./record";
import { readStanding, type Standing } from "./standing";
import { dayOf } from "./states";
import { changeDetails, writeAnswer } from "./write";

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
  const { organisationId } = ctx;
  // Nothing is locked while this is decided: it is written only if what it was decided on still
  // stands, and else decided anew.
  while (true) {
    const standing = await readStanding(ctx, input);
    if (!standing) throw notFound("project");
    const { project, before } = standing;
    demandSaving(ctx, standing);
    refuseUnfounded(input);

    const record = (row: AnswerRow) => toRecord(row, input.control, nameIn(standing.people));
    if (before && isSame(before, input)) return record(before);
    demandOwner(standing, input);
    if ((before?.version ?? 0) !== input.version) throw conflict(before && record(before), input);
    const after = { ...nextState(ctx, input, before, now), projectId: project.id };
    const notices = [
      ...assignment(before, after),
      ...(before && mayLower(before, after)
        ? await levelFall({ ...project, organisationId }, input.control, before, after)
        : []),
    ];
    const isWritten = await writeAnswer(project, after, entryOf(ctx, before, after), notices);
    if (isWritten) return record(after);
  }
}

function demandSaving(ctx: Context, { project, teamIds }: Standing): void {
  const { organisationId, role } = ctx;
  const actor = { organisationId, role, teamIds };
  if (!can(actor, "project.read", { organisationId, teamId: project.teamId })) {
    throw notFound("project");
  }
  const refusal = "Your role reads answers and does not change them.";
  demand(actor, "answer.save", project.teamId, refusal);
  demandWritable(project);
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

function demandOwner({ before, people }: Standing, { ownerMemberId: id }: SaveAnswer): void {
  // An owner who has left since, or sees it no longer, stays until someone chooses another.
  if (id === null || id === before?.ownerMemberId) return;
  if (people.some(({ memberId, maySee }) => memberId === id.toLowerCase() && maySee)) return;
  throw invalid(
    "ownerMemberId",
    "This person does not see the project. Choose another or type a name.",
  );
}

function nextState(
  ctx: Context,
  input: SaveAnswer,
  before: AnswerRow | null,
  now: Date,
): Omit<AnswerRow, "projectId"> {
  const { control, answer, note, reason, links, ownerMemberId, ownerName } = input;
  // An owner or a due date says nothing about the control: the day it was looked at stays.
  const isNews = !before || !saysSame(before, input);
  return {
    control,
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
  };
}

function entryOf(ctx: Context, before: AnswerRow | null, after: AnswerRow): AuditEntry {
  return {
    organisationId: ctx.organisationId,
    actor: `member:${ctx.memberId}`,
    action: "answer.save",
    subject: `project:${after.projectId}`,
    details: changeDetails(before, after),
  };
}

function conflict(current: AnswerRecord | null, yours: SaveAnswer): AppError {
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

function invalid(field: string, message: string): AppError {
  return new AppError("INVALID", message, { fields: { [field]: message } });
}
