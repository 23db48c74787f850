import { livePlace } from "@/lib/schemas/live";
import { answerPage } from "@/lib/server/page-request";
import { move } from "@/lib/server/realtime/presence";

/** Says at which control of a project an open page is. */
export async function POST(request: Request): Promise<Response> {
  return answerPage(request, async (ctx, body) => {
    await move(ctx.memberId, livePlace.parse(body));
    return null;
  });
}
