import type { IncomingMessage } from "node:http";

/** A handler may read a body whole, so it has a bound; no form of ours is near it. */
export const MOST_BYTES = 10 * 1024 * 1024;

/**
 * The status with which a request is refused for its body; null when it may pass. A body says how long it is: Node
 * holds it to its word.
 */
export function refusedFor({ headers }: Pick<IncomingMessage, "headers">): 411 | 413 | null {
  if (headers["transfer-encoding"] !== undefined) return 411;
  return Number(headers["content-length"] ?? 0) > MOST_BYTES ? 413 : null;
}
