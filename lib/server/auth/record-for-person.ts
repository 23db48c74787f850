import "server-only";
import { type AuditEntry, recordAudit } from "@/lib/server/audit/record";
import type { Transaction } from "@/lib/server/db";

/**
 * Writes an entry into the chain of every organisation the person belongs to.
 * @param entry.actor by default the member itself.
 */
export async function recordForPerson(
  tx: Transaction,
  personId: string,
  action: string,
  { actor, details }: Partial<Pick<AuditEntry, "actor" | "details">> = {},
): Promise<void> {
  // In one order, so that two transactions never wait for each other's chain.
  const members = await tx.member.findMany({
    where: { personId, removedAt: null },
    orderBy: { organisationId: "asc" },
  });
  for (const { id, organisationId } of members) {
    const subject = `member:${id}`;
    await recordAudit(tx, { organisationId, actor: actor ?? subject, action, subject, details });
  }
}
