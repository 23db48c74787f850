import { saveAnswerInput, typed } from "@/lib/schemas/answer";
import { saveAnswer } from "@/lib/server/answers/commands";
import { AppError } from "@/lib/server/app-error";
import { answerPage } from "@/lib/server/page-request";

/**
 * Saves the whole state of one answer for the member who typed it. Somebody else may have signed in
 * to the same browser meanwhile: nothing is saved in the name of another.
 */
export async function PUT(
  request: Request,
  { params }: RouteContext<"/api/projects/[id]/answers/[control]">,
): Promise<Response> {
  const { id: projectId, control } = await params;
  return answerPage(request, async (ctx, body) => {
    const { typedBy, ...state } = typed.parse(body);
    if (ctx.memberId !== typedBy) {
      throw new AppError("UNAUTHENTICATED", "Somebody else has signed in. Sign in again to go on.");
    }
    return saveAnswer(ctx, saveAnswerInput.parse({ ...state, projectId, control }));
  });
}
