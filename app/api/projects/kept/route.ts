import type { KeepInput } from "@/lib/schemas/keep";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { answerPage } from "@/lib/server/page-request";
import { keepProject } from "@/lib/server/projects/keep-project";
import { countUpload } from "@/lib/server/throttle";

/** Makes a project of files that were tried without an account; the server reads them anew. */
export async function POST(request: Request): Promise<Response> {
  // The command checks what it is handed.
  return answerPage(request, (ctx, body) => keepProject(ctx, body as KeepInput), {
    largest: UPLOAD_LIMITS.bytes,
    unpacked: UPLOAD_LIMITS.unpacked,
    count: countUpload,
  });
}
