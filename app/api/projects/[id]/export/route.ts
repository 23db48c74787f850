import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { AppError } from "@/lib/server/app-error";
import { contextOrNull } from "@/lib/server/auth/session";
import { describeFailure } from "@/lib/server/failure";
import { answerWith } from "@/lib/server/page-request";
import { exportProject } from "@/lib/server/projects/export-project";
import { countSnapshot } from "@/lib/server/throttle";

const compress = promisify(gzip);

/** A whole project as a file, in gzip. It changes nothing of the project, but stands in the audit log. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/projects/[id]/export">,
): Promise<Response> {
  const { id } = await params;
  try {
    const ctx = await contextOrNull();
    if (!ctx) throw new AppError("UNAUTHENTICATED", "You are signed out. Sign in to go on.");
    if (request.headers.get("sec-fetch-site") === "cross-site") {
      throw new AppError("FORBIDDEN", "This was sent from another site. Open Plimsoll itself.");
    }
    countSnapshot(ctx.memberId);
    const { name, text } = await exportProject(ctx, id);
    return new Response(await compress(text), {
      headers: {
        "Content-Type": "application/gzip",
        "Content-Disposition": `attachment; filename="${fileNameOf(name)}.plimsoll.json.gz"`,
        "Cache-Control": "no-store, no-transform",
      },
    });
  } catch (error) {
    return answerWith(describeFailure(error));
  }
}

/** A project's name as every system takes it in a file's. */
function fileNameOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/[^\w.-]+/g, "-");
  return plain.replace(/^[.-]+|-+$/g, "").slice(0, 80) || "project";
}
