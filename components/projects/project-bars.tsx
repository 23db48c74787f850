"use client";

import { FollowProject } from "@/components/live/follow-project";
import { projectHref } from "@/components/project/hrefs";
import type { PlaceCounts } from "@/components/shell/live-counts";
import { ProjectPlaces } from "@/components/shell/project-places";
import { TopBar } from "@/components/shell/top-bar";
import { ProjectMenu } from "./project-menu";
import { StateBadge } from "./state-badge";

interface ProjectBarsProps {
  project: {
    id: string;
    name: string;
    changedAt: string;
    isExample: boolean;
    archivedAt: string | null;
  };
  may: { copy: boolean; archive: boolean; delete: boolean };
  counts: PlaceCounts;
  me: string;
  organisation: string;
  account: { name: string; email: string };
  unread: number;
}

/**
 * The two bars over every page of a project. One client component: with one for each part of them, of which each is named
 * in the page's data, the server takes a twentieth more for a page.
 */
export function ProjectBars({ project, may, counts, me, ...who }: ProjectBarsProps) {
  const { id, name, changedAt, isExample } = project;
  const isArchived = project.archivedAt !== null;
  const href = projectHref(id);
  return (
    <>
      <TopBar home="/projects" project={{ name, href }} {...who} />
      <ProjectPlaces
        project={name}
        href={href}
        counts={counts}
        aside={
          <>
            <FollowProject projectId={id} me={me} changedAt={changedAt} isArchived={isArchived} />
            <StateBadge project={project} />
            <ProjectMenu
              id={id}
              name={name}
              isExample={isExample}
              isArchived={isArchived}
              may={may}
            />
          </>
        }
      />
    </>
  );
}
