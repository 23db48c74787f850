import { liveQuery } from "@/lib/schemas/live";
import { answerStream } from "@/lib/server/realtime/answer-stream";

/**
 * The changes of some projects as server-sent events: `?project=ID` for each,
 * `fresh=ID` for those that a tab has just opened, and `after` or `Last-Event-ID` for where to go on.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  return answerStream(request, () =>
    liveQuery.parse({
      projects: query.getAll("project"),
      fresh: query.getAll("fresh"),
      after: request.headers.get("last-event-id") || query.get("after"),
    }),
  );
}
