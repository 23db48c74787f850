import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ProjectFilter } from "@/lib/schemas/project";
import { projectsHref } from "./filter-href";
import { OpenExample } from "./open-example";

interface NoProjectsProps {
  filter: ProjectFilter;
  isNarrowed: boolean;
  /** Projects in the archive, as far as whoever asks may see them. */
  archived: number;
  mayCreate: boolean;
}

/** Where the list would be: nothing matches, nothing is archived, or nothing is there yet. */
export function NoProjects({ filter, isNarrowed, archived, mayCreate }: NoProjectsProps) {
  const { state, sort } = filter;
  if (isNarrowed) {
    return (
      <EmptyState
        title="Nothing matches"
        action={<LinkButton href={projectsHref({ state, sort })}>Clear the filter</LinkButton>}
      >
        No {state} project matches all of what is chosen above.
      </EmptyState>
    );
  }
  if (state === "archived") {
    return (
      <EmptyState
        title="Nothing is archived"
        action={<LinkButton href={projectsHref({ sort })}>Show active projects</LinkButton>}
      >
        An archived project is kept here, read-only, until somebody takes it out again.
      </EmptyState>
    );
  }
  if (archived > 0) {
    return (
      <EmptyState
        title="No active projects"
        action={
          <LinkButton href={projectsHref({ state: "archived", sort })}>
            {archived === 1 ? "Show the archived one" : `Show the ${archived} archived ones`}
          </LinkButton>
        }
      >
        All projects that you may see are archived.
      </EmptyState>
    );
  }
  if (!mayCreate) {
    return (
      <EmptyState title="No projects yet">
        Owners and assessors make them. What you may see then stands here.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No projects yet"
      action={
        <div className="flex flex-wrap gap-2">
          <OpenExample />
          <LinkButton href="/projects/new">New project</LinkButton>
        </div>
      }
    >
      A project is one thing that you run in containers. See first how a filled one looks: the
      example is made from the checklist’s production sample, is read-only, and can be removed.
    </EmptyState>
  );
}
