import "server-only";
import { randomUUID } from "node:crypto";
import { canonicalJson } from "@/lib/core/digest/canonical-json";
import { sha256 } from "@/lib/core/digest/sha256";
import { wellFormed } from "@/lib/core/evidence/code-points";
import type { RevisionEvidence } from "@/lib/core/review/revision-evidence";
import type { AuditEntry } from "@/lib/server/audit/record";
import { runStatement, type Statement, type Transaction } from "@/lib/server/db";
import { digestOf } from "@/lib/server/digest";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";
import {
  type GivenNotice,
  given as givenNotices,
  mailDue,
  noticesJson,
  telling,
} from "@/lib/server/notices/tell";
import { dayOf } from "./states";

type Texts = Pick<AnswerRow, "note" | "reason" | "links" | "ownerName">;

/** SHA-256 of what people typed with an answer: says that it is the same text without telling it. */
export function textDigest({ links, note, ownerName, reason }: Texts): string {
  const canonical = JSON.stringify({ links, note, ownerName, reason });
  return digestOf(canonical);
}

/** What the audit log says of a changed answer: codes, versions and digests. */
export function changeDetails(
  before: AnswerRow | null,
  after: AnswerRow,
): NonNullable<AuditEntry["details"]> {
  return {
    control: after.control,
    versionBefore: before?.version ?? 0,
    versionAfter: after.version,
    answerBefore: before?.answer ?? null,
    answerAfter: after.answer,
    strengthAfter: after.strength,
    textBefore: before && textDigest(before),
    textAfter: textDigest(after),
    ownerMemberId: after.ownerMemberId,
  };
}

const GIVEN = `
  jsonb_to_recordset($1::jsonb) AS given (
    "id" uuid, "projectId" uuid, "control" text, "answer" "AnswerValue", "version" int,
    "strength" "Strength", "provenance" "Provenance", "date" date, "note" text, "reason" text,
    "links" text[], "ownerMemberId" uuid, "ownerName" text, "dueDate" date, "changedBy" uuid,
    "changedAt" timestamptz, "textDigest" text, "evidenceDigest" text, "evidence" jsonb)`;

/**
 * Writes `due` as it stands now, over the version before it and no other, and into the revision log,
 * what people typed apart from the rest, so that it can be erased. `revision` names what was written.
 */
const WRITING = `
  state AS (
    INSERT INTO answer (project_id, control, answer, version, strength, provenance, date, note,
                        reason, links, owner_member_id, owner_name, due_date, changed_by, changed_at)
    SELECT "projectId", control, answer, version, strength, provenance, date, note,
           reason, links, "ownerMemberId", "ownerName", "dueDate", "changedBy", "changedAt"
      FROM due
    ON CONFLICT (project_id, control) DO UPDATE SET
      answer = EXCLUDED.answer, version = EXCLUDED.version, strength = EXCLUDED.strength,
      provenance = EXCLUDED.provenance, date = EXCLUDED.date, note = EXCLUDED.note,
      reason = EXCLUDED.reason, links = EXCLUDED.links,
      owner_member_id = EXCLUDED.owner_member_id, owner_name = EXCLUDED.owner_name,
      due_date = EXCLUDED.due_date, changed_by = EXCLUDED.changed_by,
      changed_at = EXCLUDED.changed_at
      WHERE answer.version = EXCLUDED.version - 1
    RETURNING project_id, control
  ), texts AS (
    INSERT INTO revision_text (project_id, control, version, note, reason, links, owner_name)
    SELECT "projectId", control, version, note, reason, links, "ownerName"
      FROM due JOIN state USING (control) WHERE "projectId" = project_id
    RETURNING project_id, control
  ), revision AS (
    INSERT INTO answer_revision (id, organisation_id, project_id, control, version, answer, strength,
                                 provenance, date, owner_member_id, due_date, text_digest,
                                 evidence_digest, member_id, at)
    SELECT id, $2::uuid, "projectId", control, version, answer, strength, provenance, date,
           "ownerMemberId", "dueDate", "textDigest", "evidenceDigest", "changedBy", "changedAt"
      FROM due JOIN texts USING (control) WHERE "projectId" = project_id
    RETURNING project_id
  )`;

const ANSWERS = `
  WITH due AS (SELECT * FROM ${GIVEN}), ${WRITING}, proof AS (
    INSERT INTO revision_evidence (project_id, control, version, evidence)
    SELECT "projectId", control, version, evidence FROM due WHERE evidence IS NOT NULL
  )
  SELECT count(*)::int FROM revision`;

// Each step takes its rows from the one before it, so that all happen in this order, or none does:
// the project is locked first, the audit chain last.
const ONE = `
    WITH project_held AS (
      SELECT id FROM project
       WHERE id = $3 AND organisation_id = $2 AND team_id IS NOT DISTINCT FROM $4
         AND NOT is_example AND archived_at IS NULL AND deleted_at IS NULL
         FOR UPDATE
    ), due AS (
      SELECT given.* FROM ${GIVEN} JOIN project_held ON project_held.id = "projectId"
    ), ${WRITING}, moved AS (
      UPDATE project SET changed_at = $5 FROM revision WHERE project.id = revision.project_id
      RETURNING project.id, project.organisation_id, project.team_id, project.deleted_at
    )`;
const ANSWER: Statement = {
  name: "write-answer",
  text: `${ONE} SELECT append_audit($2, $6, $7, $8, $9)::text FROM moved`,
};

// Most saves tell nobody, and do without.
const ANSWER_TELLING: Statement = {
  name: "write-answer-telling",
  text: `${ONE}, told AS (
      ${telling(`moved AS project CROSS JOIN ${givenNotices("$10")}`, `$11::uuid`, `$12::timestamptz`)}
      RETURNING id
    ), all_told AS (SELECT count(*) FROM told)
    SELECT append_audit($2, $6, $7, $8, $9)::text FROM moved CROSS JOIN all_told`,
};

/** An answer with what files say of it, where they were asked. */
export type ProvenRow = AnswerRow & { readonly evidence?: RevisionEvidence | null };

/**
 * Writes answers of a project whose row the transaction holds, or has made, each over the version before it.
 * @throws Error where one of them is not over the version that stands: whoever holds the row has read it.
 */
export async function writeAnswers(
  tx: Transaction,
  organisationId: string,
  rows: readonly ProvenRow[],
): Promise<void> {
  const [written] = await tx.$queryRawUnsafe<{ count: number }[]>(
    ANSWERS,
    given(rows),
    organisationId,
  );
  if (written?.count !== rows.length) throw new Error("An answer was changed by somebody else");
}

/**
 * Writes one answer with its audit entry, in one statement, if all is still as it was when the change
 * was decided: the project in this team and writable, the answer of the version before.
 * @param notices what others are told of it.
 * @returns false where it is not: then nothing was written.
 */
export async function writeAnswer(
  project: { readonly id: string; readonly teamId: string | null },
  row: AnswerRow,
  audit: AuditEntry,
  notices: readonly GivenNotice[] = [],
): Promise<boolean> {
  const values = [
    given([row]),
    audit.organisationId,
    project.id,
    project.teamId,
    row.changedAt,
    audit.actor,
    audit.action,
    audit.subject,
    JSON.stringify(audit.details ?? {}),
  ];
  const told = [noticesJson(notices), row.changedBy, mailDue(row.changedAt)];
  const written =
    notices.length === 0
      ? await runStatement(ANSWER, values)
      : await runStatement(ANSWER_TELLING, [...values, ...told]);
  return written.length > 0;
}

function given(rows: readonly ProvenRow[]): string {
  const days = rows.map((row) => ({
    ...row,
    id: randomUUID(),
    date: dayOf(row.date),
    dueDate: row.dueDate && dayOf(row.dueDate),
    textDigest: textDigest(row),
    ...(row.evidence ? { evidenceDigest: sha256(canonicalJson(row.evidence)) } : {}),
  }));
  return JSON.stringify(days, storable);
}

// PostgreSQL refuses half a surrogate pair, which a browser can send.
function storable(_: string, value: unknown): unknown {
  return typeof value === "string" ? wellFormed(value) : value;
}
