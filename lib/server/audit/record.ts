import "server-only";
import type { Transaction } from "@/lib/server/db";

export interface AuditEntry {
  readonly organisationId: string;
  /** `member:<id>`, `system:<job>` or `stranger`. */
  readonly actor: string;
  /** What was done, as `<thing>.<verb>`. */
  readonly action: string;
  /** What it was done to, as `<thing>:<id>`. */
  readonly subject: string;
  /** Ids, codes, versions and digests; never a text that a person typed. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Writes an entry into the organisation's audit chain, in the transaction of the change it records.
 * Call it last: it holds the chain's lock until commit.
 * @throws whatever the database throws; the change is then rolled back: no record, no change.
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const details = JSON.stringify(entry.details ?? {});
  await tx.$queryRaw`SELECT append_audit(${entry.organisationId}::uuid, ${entry.actor}, ${entry.action}, ${entry.subject}, ${details}::jsonb)::text`;
}
