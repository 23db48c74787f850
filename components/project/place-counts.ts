import type { Assessment } from "@/lib/core/scoring/types";

/**
 * The words beside a project's places that follow from answers: answered controls, and steps that the target waits for.
 * A roadmap follows from answers: without any it has no steps to count.
 */
export function placeCounts({ answered, total }: Assessment["progress"], steps: number) {
  return {
    checklist: `${answered} of ${total}`,
    roadmap: answered === 0 ? undefined : steps === 1 ? "1 step" : `${steps} steps`,
  };
}

/** The words beside the place where a project's files are. */
export function evidenceCount(files: number): string | undefined {
  if (files === 0) return undefined;
  return files === 1 ? "1 file" : `${files.toLocaleString("en")} files`;
}
