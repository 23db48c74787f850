import "server-only";
import type { ControlId } from "@/lib/core/model/words";
import type { AnswerRecord } from "@/lib/schemas/answer";
import type { Transaction } from "@/lib/server/db";
import { type AnswerRecord as AnswerRow, Prisma } from "@/lib/server/generated/client";
import { dayOf } from "./states";

const SOMEONE_GONE = "A former member";

/**
 * The name of a `member` left-joined with `person`, as SQL: one who was erased has a number in its place, and one whom an
 * imported project names is told from everybody here.
 */
export const MEMBER_NAME =
  "coalesce(person.name, member.imported_name || ' (imported)', 'Former member ' || member.former_number)";

/** Names of members of an organisation by their ids, in one query. */
export async function memberNames(
  db: Transaction,
  organisationId: string,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const members = await db.$queryRaw<{ memberId: string; name: string }[]>`
    SELECT member.id::text AS "memberId", ${Prisma.raw(MEMBER_NAME)} AS name
      FROM member LEFT JOIN person ON person.id = member.person_id
     WHERE member.organisation_id = ${organisationId}::uuid AND member.id = ANY(${wanted}::uuid[])`;
  return nameIn(members);
}

/** Tells the name of a member among those that were read. */
export function nameIn(
  members: readonly { readonly memberId: string; readonly name: string }[],
): (memberId: string) => string {
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]));
  return (memberId) => names.get(memberId) ?? SOMEONE_GONE;
}

/** An answer as JSON, its days and moments as texts. */
export interface AnswerJson extends Omit<AnswerRow, "date" | "dueDate" | "changedAt"> {
  readonly date: string;
  readonly dueDate: string | null;
  readonly changedAt: string;
}

/** The columns of `answer` under the names of `AnswerJson`, as SQL. */
export const ANSWER_COLUMNS = `
  project_id AS "projectId", control, answer, version, strength, provenance, date, note, reason, links,
  owner_member_id AS "ownerMemberId", owner_name AS "ownerName", due_date AS "dueDate",
  changed_by AS "changedBy", changed_at AS "changedAt"`;

/** A row with the names it points to. */
export function toRecord(
  row: AnswerRow | AnswerJson,
  control: ControlId,
  nameOf: (memberId: string) => string,
): AnswerRecord {
  return {
    control,
    version: row.version,
    answer: row.answer,
    strength: row.strength,
    provenance: row.provenance,
    date: dayIn(row.date),
    note: row.note,
    reason: row.reason,
    links: row.links,
    ownerMemberId: row.ownerMemberId,
    ownerName: row.ownerName,
    owner: row.ownerMemberId ? nameOf(row.ownerMemberId) : row.ownerName,
    dueDate: row.dueDate && dayIn(row.dueDate),
    changedBy: nameOf(row.changedBy),
    changedAt: new Date(row.changedAt).toISOString(),
  };
}

function dayIn(date: Date | string): string {
  return typeof date === "string" ? date : dayOf(date);
}
