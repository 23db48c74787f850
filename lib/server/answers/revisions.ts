import "server-only";
import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/server/db";
import type { AnswerRecord as AnswerRow } from "@/lib/server/generated/client";

type Texts = Pick<AnswerRow, "note" | "reason" | "links" | "ownerName">;

/** SHA-256 of what people typed with an answer: says that it is the same text without telling it. */
export function textDigest({ links, note, ownerName, reason }: Texts): string {
  const canonical = JSON.stringify({ links, note, ownerName, reason });
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * Writes answers as they stand now into the revision log, what people typed apart from the rest,
 * so that it can be erased. Takes rows that were written in the same transaction.
 */
export async function recordRevisions(
  tx: Transaction,
  organisationId: string,
  rows: readonly AnswerRow[],
): Promise<void> {
  await tx.answerRevision.createMany({
    data: rows.map((row) => ({
      organisationId,
      projectId: row.projectId,
      control: row.control,
      version: row.version,
      answer: row.answer,
      strength: row.strength,
      provenance: row.provenance,
      date: row.date,
      ownerMemberId: row.ownerMemberId,
      dueDate: row.dueDate,
      textDigest: textDigest(row),
      memberId: row.changedBy,
      at: row.changedAt,
    })),
  });
  await tx.revisionText.createMany({
    data: rows.map(({ projectId, control, version, note, reason, links, ownerName }) => ({
      projectId,
      control,
      version,
      note,
      reason,
      links,
      ownerName,
    })),
  });
}
