/**
 * Pages that read a stranger's files: the browser may open no connection from them. A policy belongs to a document, so
 * they are entered and left by whole navigations, never by Next's own, which also fetches.
 */
const SEALED: ReadonlySet<string> = new Set(["/", "/try"]);

/** Whether the page at a path may open no connection. */
export function isSealed(path: string): boolean {
  return SEALED.has(path);
}

/** Where the engine of those pages is served; a worker answers to the policy of its own file. */
export const WORKER_PATH = "/_next/static/worker/";
