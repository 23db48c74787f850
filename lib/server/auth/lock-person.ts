import "server-only";
import type { Transaction } from "@/lib/server/db";

/**
 * Holds a person until the transaction ends, so that changes of how they sign in follow one another. Where an
 * organisation is held as well, it is held first; their tokens and codes are touched only after this.
 */
export async function lockPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`SELECT id::text FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
}
