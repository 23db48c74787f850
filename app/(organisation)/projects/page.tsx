import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AreaLegend } from "@/components/projects/area-squares";
import { FilterForm } from "@/components/projects/filter-form";
import { isNarrowed, projectsHref } from "@/components/projects/filter-href";
import { NoProjects } from "@/components/projects/no-projects";
import { PageLinks } from "@/components/projects/page-links";
import { ProjectTable } from "@/components/projects/project-table";
import { PageMain } from "@/components/shell/page-main";
import { Icon } from "@/components/ui/icon";
import { LinkButton } from "@/components/ui/link-button";
import { findCatalogue } from "@/lib/core/catalogues/bundle";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { projectFilter } from "@/lib/schemas/project";
import { requireContext } from "@/lib/server/auth/session";
import { today } from "@/lib/server/clock";
import { listProjects, listTags } from "@/lib/server/projects/queries";
import { mayCreateProjects } from "./_may-create";

export const metadata: Metadata = { title: "Projects" };

interface ProjectsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ProjectsPage({ searchParams }: ProjectsPageProps) {
  const ctx = await requireContext();
  const filter = projectFilter.parse(await searchParams);
  const [{ items, total, pages, ...place }, tags] = await Promise.all([
    listProjects(ctx, filter),
    listTags(ctx),
  ]);
  if (items.length === 0 && total > 0) {
    redirect(projectsHref({ ...filter, page: pages, after: null, before: null }));
  }

  const narrowed = isNarrowed(filter);
  const archived =
    total === 0 && !narrowed && filter.state === "active"
      ? (await listProjects(ctx, { ...filter, state: "archived" })).total
      : 0;
  const isEmpty = total === 0 && !narrowed && filter.state === "active" && archived === 0;
  const mayCreate = mayCreateProjects(ctx);
  const asOf = today();
  const projects = items.map(({ project, answers }) => {
    const { target } = project;
    const catalogue = findCatalogue(project.catalogue);
    const options = catalogue && { target, asOf, policy: DEFAULT_POLICY, catalogue };
    return { ...project, assessment: options && assess(answers, options) };
  });
  const counted = total === 1 ? "1 project" : `${total} projects`;
  return (
    <PageMain className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-h1">Projects</h1>
          <p role="status" className="text-ink-2">
            {isEmpty ? null : `${counted}${filter.state === "archived" ? " in the archive" : ""}`}
            {narrowed ? (total === 1 ? " matches" : " match") : null}
          </p>
        </div>
        {mayCreate && !isEmpty ? (
          <LinkButton variant="primary" href="/projects/new" className="print:hidden">
            <Icon name="plus" />
            New project
          </LinkButton>
        ) : null}
      </div>
      {isEmpty ? null : <FilterForm filter={filter} tags={tags} />}
      {total === 0 ? (
        <NoProjects
          filter={filter}
          isNarrowed={narrowed}
          archived={archived}
          mayCreate={mayCreate}
        />
      ) : (
        <>
          <ProjectTable projects={projects} filter={filter} now={new Date().toISOString()} />
          <div className="flex flex-wrap items-center justify-between gap-4">
            <AreaLegend />
            <PageLinks filter={filter} pages={pages} {...place} />
          </div>
        </>
      )}
    </PageMain>
  );
}
