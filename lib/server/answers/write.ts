import "server-only";
import { createHash, randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import { dayOf } from "./states";

type Texts = Pick<AnswerRow, "note" | "reason" | "links" | "ownerName">;

/** SHA-256 of what people typed with an answer: says that it is the same text without telling it. */
export function textDigest({ links, note, ownerName, reason }: Texts): string {
  const canonical = JSON.stringify({ links, note, ownerName, reason });
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * Writes answers as they stand now, over those that are there, and into the revision log, what people
 * typed apart from the rest, so that it can be erased. Call it with the project locked and the versions
 * checked. One statement: this is the path that everybody who answers takes.
 */
export async function writeAnswers(
  tx: Transaction,
  organisationId: string,
  rows: readonly AnswerRow[],
): Promise<void> {
  const written = rows.map((row) => ({
    ...row,
    id: randomUUID(),
    date: dayOf(row.date),
    dueDate: row.dueDate && dayOf(row.dueDate),
    textDigest: textDigest(row),
  }));
  await tx.$executeRaw`
    WITH written AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(written, wellFormed)}::jsonb) AS row (
        "id" uuid, "projectId" uuid, "control" text, "answer" "AnswerValue", "version" int,
        "strength" "Strength", "provenance" "Provenance", "date" date, "note" text,
        "reason" text, "links" text[], "ownerMemberId" uuid, "ownerName" text,
        "dueDate" date, "changedBy" uuid, "changedAt" timestamptz, "textDigest" text)
    ), state AS (
      INSERT INTO answer (project_id, control, answer, version, strength, provenance, date, note,
                          reason, links, owner_member_id, owner_name, due_date, changed_by, changed_at)
      SELECT "projectId", control, answer, version, strength, provenance, date,
             note, reason, links, "ownerMemberId", "ownerName", "dueDate",
             "changedBy", "changedAt"
        FROM written
      ON CONFLICT (project_id, control) DO UPDATE SET
        answer = EXCLUDED.answer, version = EXCLUDED.version, strength = EXCLUDED.strength,
        provenance = EXCLUDED.provenance, date = EXCLUDED.date, note = EXCLUDED.note,
        reason = EXCLUDED.reason, links = EXCLUDED.links,
        owner_member_id = EXCLUDED.owner_member_id, owner_name = EXCLUDED.owner_name,
        due_date = EXCLUDED.due_date, changed_by = EXCLUDED.changed_by,
        changed_at = EXCLUDED.changed_at
    ), texts AS (
      INSERT INTO revision_text (project_id, control, version, note, reason, links, owner_name)
      SELECT "projectId", control, version, note, reason, links, "ownerName" FROM written
    )
    INSERT INTO answer_revision (id, organisation_id, project_id, control, version, answer, strength,
                                 provenance, date, owner_member_id, due_date, text_digest, member_id, at)
    SELECT id, ${organisationId}::uuid, "projectId", control, version, answer, strength, provenance,
           date, "ownerMemberId", "dueDate",
           "textDigest", "changedBy", "changedAt"
      FROM written`;
}

// PostgreSQL refuses half a surrogate pair, which a browser can send.
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === "string" ? Buffer.from(value).toString() : value;
}
