import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import type { ProjectFilter, ProjectSort } from "@/lib/schemas/project";
import { cn } from "@/lib/utils";
import { AREA_MARKS } from "./area-squares";
import { projectsHref } from "./filter-href";
import { type ListedProject, ProjectRow } from "./project-row";

interface ProjectTableProps {
  projects: readonly ListedProject[];
  filter: ProjectFilter;
  /** The moment that changes are told from, an ISO text. */
  now: string;
}

/** One row per project; under 1024 px a card each. */
export function ProjectTable({ projects, filter, now }: ProjectTableProps) {
  return (
    <table className="block w-full rounded-sheet border border-line bg-surface text-left text-small lg:table lg:border-separate lg:border-spacing-0">
      <caption className="sr-only">Projects</caption>
      <thead className="max-lg:hidden">
        <tr>
          <Head filter={filter} sort="name" order="ascending" className="pl-4">
            Project
          </Head>
          <Head>Level</Head>
          <Head filter={filter} sort="target" order="descending">
            Target
          </Head>
          <Head>
            <span className="sr-only">Areas</span>
            <span aria-hidden="true" className="flex font-mono text-micro">
              {AREA_MARKS.map(({ area, mark }) => (
                <span key={area} className="w-7">
                  {mark}
                </span>
              ))}
            </span>
          </Head>
          <Head className="text-right">Coverage</Head>
          <Head className="text-right">Answered</Head>
          <Head filter={filter} sort="changed" order="descending">
            Last change
          </Head>
          <Head className="max-xl:hidden">Environment</Head>
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {projects.map((project) => (
          <ProjectRow key={project.id} project={project} now={now} />
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  filter?: ProjectFilter;
  /** The order that this column stands for; without one it cannot be sorted by. */
  sort?: ProjectSort;
  order?: "ascending" | "descending";
  className?: string;
  children: ReactNode;
}

function Head({ filter, sort, order, className, children }: HeadProps) {
  const isCurrent = sort !== undefined && filter?.sort === sort;
  return (
    <th
      scope="col"
      aria-sort={isCurrent ? order : undefined}
      className={cn(
        "border-b border-line-2 px-2 py-1.5 text-meta font-medium whitespace-nowrap text-ink-2",
        className,
      )}
    >
      {sort && filter && !isCurrent ? (
        <Link
          href={projectsHref({ ...filter, sort, page: 1, after: null, before: null })}
          className="text-ink-2 hover:text-ink"
        >
          <span className="sr-only">Sort by </span>
          {children}
        </Link>
      ) : (
        <span className="inline-flex items-center gap-1">
          {children}
          {isCurrent ? (
            <Icon
              name="arrow-up"
              className={cn("size-3", order === "descending" && "rotate-180")}
            />
          ) : null}
        </span>
      )}
    </th>
  );
}
