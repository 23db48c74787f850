import "server-only";
import { database } from "@/lib/server/db";

/** What a check of a chain found: its length, and the first entry that does not fit, if any. */
export interface ChainCheck {
  readonly entries: number;
  readonly brokenAt: number | null;
}

/**
 * Recomputes an organisation's audit chain: each hash from its entry, each link to the one before,
 * and the head against the last. Takes the organisation's id; an empty chain is whole.
 */
export async function verifyChain(organisationId: string): Promise<ChainCheck> {
  const [row] = await database().$queryRaw<{ entries: bigint; broken: bigint | null }[]>`
    WITH chain AS (
      SELECT seq, hash, previous_hash,
        audit_hash(organisation_id, seq, at, actor, action, subject, details, previous_hash) AS expected,
        lag(hash, 1, repeat('0', 64)) OVER (ORDER BY seq) AS linked,
        row_number() OVER (ORDER BY seq) AS place
      FROM audit_event WHERE organisation_id = ${organisationId}::uuid
    ), broken AS (
      SELECT seq FROM chain WHERE hash <> expected OR previous_hash <> linked OR seq <> place
      UNION ALL
      SELECT head.seq FROM audit_head head
      WHERE head.organisation_id = ${organisationId}::uuid
        AND NOT EXISTS (SELECT 1 FROM chain WHERE chain.seq = head.seq AND chain.hash = head.hash)
    )
    SELECT (SELECT count(*) FROM chain) AS entries, (SELECT min(seq) FROM broken) AS broken`;
  if (!row) return { entries: 0, brokenAt: null };
  return {
    entries: Number(row.entries),
    brokenAt: row.broken === null ? null : Number(row.broken),
  };
}
