import "server-only";
import type { Answer, ControlId, Provenance, Strength } from "@/lib/core/model/words";
import type { Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import { dayOf } from "./states";

/** An answer as screens show and save it. Days and moments are ISO texts. */
export interface AnswerRecord {
  readonly control: ControlId;
  /** What the next save names as the version it saw. */
  readonly version: number;
  /** Null: unanswered. */
  readonly answer: Answer | null;
  readonly strength: Strength;
  readonly provenance: Provenance;
  readonly date: string;
  readonly note: string;
  readonly reason: string;
  readonly links: readonly string[];
  readonly ownerMemberId: string | null;
  /** The name that was typed, where the owner is no member. */
  readonly ownerName: string | null;
  /** The owner's name, typed or the member's. */
  readonly owner: string | null;
  readonly dueDate: string | null;
  readonly changedBy: string;
  readonly changedAt: string;
}

const SOMEONE_GONE = "A former member";

/** Names of members of an organisation by their ids, in one query. */
export async function memberNames(
  db: Transaction,
  organisationId: string,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const members = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT member.id::text, person.name FROM member JOIN person ON person.id = member.person_id
     WHERE member.organisation_id = ${organisationId}::uuid AND member.id = ANY(${wanted}::uuid[])`;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? SOMEONE_GONE;
}

/** A row with the names it points to. */
export function toRecord(
  row: AnswerRow,
  control: ControlId,
  nameOf: (memberId: string) => string,
): AnswerRecord {
  return {
    control,
    version: row.version,
    answer: row.answer,
    strength: row.strength,
    provenance: row.provenance,
    date: dayOf(row.date),
    note: row.note,
    reason: row.reason,
    links: row.links,
    ownerMemberId: row.ownerMemberId,
    ownerName: row.ownerName,
    owner: row.ownerMemberId ? nameOf(row.ownerMemberId) : row.ownerName,
    dueDate: row.dueDate && dayOf(row.dueDate),
    changedBy: nameOf(row.changedBy),
    changedAt: row.changedAt.toISOString(),
  };
}
