import "server-only";
import { digestOf } from "@/lib/server/digest";
import { AppError } from "./app-error";
import { database } from "./db";

interface Limit {
  /** What is counted and for whom; only its digest is kept. */
  readonly bucket: string;
  readonly attempts: number;
  readonly seconds: number;
}

/**
 * Counts an attempt, in the database, before the work it guards.
 * @throws AppError `RATE_LIMITED`, with `retryAt` in its details, once the window's attempts are used up.
 */
export async function countAttempt({ bucket, attempts, seconds }: Limit): Promise<void> {
  const digest = bucketDigest(bucket);
  // One statement: two attempts at once never count as one.
  const rows = await database().$queryRaw<{ count: number; retryAt: Date }[]>`
    INSERT INTO rate_limit AS r (bucket, count, window_start) VALUES (${digest}, 1, now())
    ON CONFLICT (bucket) DO UPDATE SET
      count = CASE WHEN r.window_start <= now() - make_interval(secs => ${seconds}::int)
        THEN 1 ELSE least(r.count + 1, 1000000) END,
      window_start = CASE WHEN r.window_start <= now() - make_interval(secs => ${seconds}::int)
        THEN now() ELSE r.window_start END
    RETURNING count, window_start + make_interval(secs => ${seconds}::int) AS "retryAt"`;
  const row = rows[0];
  if (!row || row.count <= attempts) return;
  const at = row.retryAt.toISOString();
  const message = `Too many tries. Try again after ${at.slice(11, 16)} UTC.`;
  throw new AppError("RATE_LIMITED", message, { retryAt: at });
}

/** Forgets the attempts of a bucket, after one that succeeded. */
export async function forgetAttempts(bucket: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { bucket: bucketDigest(bucket) } });
}

function bucketDigest(bucket: string): string {
  return digestOf(bucket);
}
