import type { IncomingMessage } from "node:http";

/** A handler may read a body whole, so it has a bound; no form of ours is near it. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** A whole project as a file: lib/schemas/project-file-limits.ts. */
export const MOST_BYTES_OF_IMPORT = 32 * 1024 * 1024;
/** To a page only its actions are sent, and they take no files. Next has the same bound, and answers 500 to it. */
export const MOST_BYTES_OF_ACTION = 1024 * 1024;

/**
 * The status with which a request is refused for its body; null when it may pass. A body says how long it is: Node
 * holds it to its word.
 */
export function refusedFor({
  headers,
  url = "",
}: Pick<IncomingMessage, "headers" | "url">): 411 | 413 | null {
  if (headers["transfer-encoding"] !== undefined) return 411;
  return Number(headers["content-length"] ?? 0) > mostOf(url) ? 413 : null;
}

function mostOf(url: string): number {
  if (/^\/api\/projects\/import(\?|$)/.test(url)) return MOST_BYTES_OF_IMPORT;
  return url.startsWith("/api/") ? MOST_BYTES : MOST_BYTES_OF_ACTION;
}
