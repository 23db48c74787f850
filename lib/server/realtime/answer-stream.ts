import "server-only";
import type { z } from "zod";
import type { liveQuery } from "@/lib/schemas/live";
import { AppError } from "@/lib/server/app-error";
import { contextOf } from "@/lib/server/auth/membership";
import { claimOrNull } from "@/lib/server/auth/session";
import { describeFailure } from "@/lib/server/failure";
import { answerWith } from "@/lib/server/page-request";
import { live } from "./live";
import { openStream } from "./stream";

/** One for each browser, and some that have gone without a word. */
const MOST_STREAMS = 20;
const streamsOf = new Map<string, number>();

// `no-transform`: what is gathered to be compressed comes late. The last is for nginx.
const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/**
 * Answers with a stream of changes for whoever is signed in; else with a failure as JSON. Never throws.
 * @param read what is asked for, checked.
 */
export async function answerStream(
  request: Request,
  read: () => z.output<typeof liveQuery>,
): Promise<Response> {
  try {
    const { projects: projectIds, fresh, after } = read();
    const claim = await claimOrNull();
    const ctx = claim && (await contextOf(claim));
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    const { signal } = request;
    const prove = () => contextOf(claim);
    const changes = live();
    const onOver = count(ctx.personId);
    const body = openStream(changes, { ctx, prove, projectIds, fresh, after, signal, onOver });
    return new Response(body, { headers: HEADERS });
  } catch (error) {
    return answerWith(describeFailure(error));
  }
}

/**
 * Counts a stream of somebody. Returns how to count it no longer: when the stream is over, which is not always when the
 * request ends; a browser may have gone before it was known whose it is.
 */
function count(personId: string): () => void {
  const open = streamsOf.get(personId) ?? 0;
  if (open >= MOST_STREAMS) {
    throw new AppError("RATE_LIMITED", "Too many browsers of yours are open. Close some.");
  }
  streamsOf.set(personId, open + 1);
  return () => {
    const left = (streamsOf.get(personId) ?? 1) - 1;
    if (left > 0) streamsOf.set(personId, left);
    else streamsOf.delete(personId);
  };
}
