import { AppError } from "@/lib/server/app-error";
import { contextOrNull } from "@/lib/server/auth/session";
import { describeFailure } from "@/lib/server/failure";
import { answerWith } from "@/lib/server/page-request";
import { getSnapshotText } from "@/lib/server/snapshots/queries";

/** A snapshot as a file: the very bytes that its digest is of. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/api/projects/[id]/snapshots/[snapshotId]">,
): Promise<Response> {
  const { id, snapshotId } = await params;
  try {
    const ctx = await contextOrNull();
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    return new Response(await getSnapshotText(ctx, id, snapshotId), {
      headers: {
        "Content-Type": "application/json",
        "Content-Disposition": `attachment; filename="snapshot-${snapshotId.toLowerCase()}.json"`,
        "Cache-Control": "no-store, no-transform",
      },
    });
  } catch (error) {
    return answerWith(describeFailure(error));
  }
}
