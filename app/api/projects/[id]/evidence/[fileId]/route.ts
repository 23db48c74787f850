import { AppError } from "@/lib/server/app-error";
import { contextOrNull } from "@/lib/server/auth/session";
import { attachment } from "@/lib/server/evidence/attachment";
import { readEvidenceFile } from "@/lib/server/evidence/queries";
import { describeFailure } from "@/lib/server/failure";
import { answerWith } from "@/lib/server/page-request";

/** A file of a project as it is kept: the very bytes that its digest is of, secrets masked. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/api/projects/[id]/evidence/[fileId]">,
): Promise<Response> {
  const { id, fileId } = await params;
  try {
    const ctx = await contextOrNull();
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    const { path, text } = await readEvidenceFile(ctx, id, fileId);
    if (text === null) {
      throw new AppError("NOT_FOUND", "No text of this file is kept: it was deleted or not read.");
    }
    return new Response(text, {
      headers: {
        // Never as what it is: a page among the files must not become one of ours.
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": attachment(path),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store, no-transform",
      },
    });
  } catch (error) {
    return answerWith(describeFailure(error));
  }
}
