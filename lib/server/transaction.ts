import "server-only";
import { type AuditEntry, recordAudit } from "./audit/record";
import type { Context } from "./auth/context";
import { database, type Transaction } from "./db";

type OwnEntry = Omit<AuditEntry, "organisationId" | "actor">;

/**
 * Runs a change and its audit entry as one transaction: both are there, or neither.
 * @param change does the work and returns its result with the entry that records it, or several in their order.
 * @param timeout milliseconds after which it is given up, for a change that writes more than a few rows.
 */
export async function changeInTransaction<T>(
  ctx: Context,
  change: (tx: Transaction) => Promise<{ result: T; audit: OwnEntry | readonly OwnEntry[] | null }>,
  timeout = 5_000,
): Promise<T> {
  return database().$transaction(
    async (tx) => {
      const { result, audit } = await change(tx);
      const by = { organisationId: ctx.organisationId, actor: `member:${ctx.memberId}` };
      for (const entry of [audit ?? []].flat()) await recordAudit(tx, { ...by, ...entry });
      return result;
    },
    { timeout },
  );
}
