import { notFound } from "next/navigation";
import { cache } from "react";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import { CATALOGUE } from "@/lib/core/model/catalogue";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { ScoringOptions } from "@/lib/core/scoring/types";
import { AppError } from "@/lib/server/app-error";
import { openWith, requireContext } from "@/lib/server/auth/session";
import { today } from "@/lib/server/clock";
import { getProject } from "@/lib/server/projects/queries";
import { readOpening } from "@/lib/server/projects/read-project";
import { UnknownCatalogueError } from "@/lib/unknown-catalogue";

/** A project as its pages show it, scored as of today; read once per request. Not visible: the not-found page. */
export const openProject = cache(async (id: string) => {
  const opening = await openWith((claim) => readOpening(claim, id));
  const ctx = await requireContext();
  const asOf = today();
  const found = await getProject(ctx, id, opening?.project, asOf).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const { target } = found.project;
  const catalogue = findCatalogue(found.project.catalogue);
  if (!catalogue) throw new UnknownCatalogueError(found.project.catalogue);
  // A browser has the newest version: it is sent another one only where the project is on it.
  const older = catalogue === CATALOGUE ? {} : { catalogue };
  const scoring: ScoringOptions = { target, asOf, policy: DEFAULT_POLICY, ...older };
  return {
    ctx,
    asOf,
    scoring,
    ...found,
    assessment: assess(found.answers, scoring),
    /** The steps to the target. Computed when asked for: only the pages that show them need it. */
    planSteps: () => roadmap(found.answers, scoring),
  };
});
