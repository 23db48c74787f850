import { PROJECT_FILE_LIMITS } from "@/lib/schemas/project-file-limits";
import { answerPage } from "@/lib/server/page-request";
import { importProject } from "@/lib/server/projects/import-project";
import { countUpload } from "@/lib/server/throttle";

/** Makes a project of a file that was exported; the body is the file. `team` names the team that it goes to. */
export async function POST(request: Request): Promise<Response> {
  const team = new URL(request.url).searchParams.get("team");
  return answerPage(request, (ctx, body) => importProject(ctx, body, team), {
    largest: PROJECT_FILE_LIMITS.bytes,
    unpacked: PROJECT_FILE_LIMITS.unpacked,
    count: countUpload,
  });
}
