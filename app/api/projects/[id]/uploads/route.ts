import type { UploadInput } from "@/lib/schemas/upload";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";
import { uploadFiles } from "@/lib/server/evidence/upload";
import { answerPage } from "@/lib/server/page-request";
import { countUpload } from "@/lib/server/throttle";

/** Takes files into a project: JSON, in gzip where the browser can; the server reads them anew. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/projects/[id]/uploads">,
): Promise<Response> {
  const { id: projectId } = await params;
  return answerPage(
    request,
    // The command checks what it is handed.
    (ctx, body) => uploadFiles(ctx, { ...(body as UploadInput), projectId }),
    { largest: UPLOAD_LIMITS.bytes, unpacked: UPLOAD_LIMITS.unpacked, count: countUpload },
  );
}
