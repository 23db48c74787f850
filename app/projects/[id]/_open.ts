import { notFound } from "next/navigation";
import { cache } from "react";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import { AppError } from "@/lib/server/app-error";
import { requireContext } from "@/lib/server/auth/session";
import { today } from "@/lib/server/clock";
import { getProject } from "@/lib/server/projects/queries";

/** A project as its pages show it, scored as of today; read once per request. Not visible: the not-found page. */
export const openProject = cache(async (id: string) => {
  const ctx = await requireContext();
  const found = await getProject(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const asOf = today();
  const options = { target: found.project.target, asOf, policy: DEFAULT_POLICY };
  return {
    ctx,
    asOf,
    ...found,
    assessment: assess(found.answers, options),
    /** The steps to the target. Computed when asked for: only the pages that show them need it. */
    planSteps: () => roadmap(found.answers, options),
  };
});
