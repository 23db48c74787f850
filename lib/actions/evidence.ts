"use server";

import type { DeleteFilesInput } from "@/lib/schemas/upload";
import { deleteFiles } from "@/lib/server/evidence/remove";
import { type ActionResult, runAction } from "./run-action";

/** Deletes files of a component of a project; answers stay with the digests that they rest on. */
export async function deleteFilesAction(
  input: DeleteFilesInput,
): Promise<ActionResult<{ readonly deleted: number }>> {
  return runAction((ctx) => deleteFiles(ctx, input));
}
