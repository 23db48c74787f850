import type { ReactNode } from "react";
import { gatingCount } from "@/components/checklist/live";
import { FollowProject } from "@/components/live/follow-project";
import { projectHref } from "@/components/project/hrefs";
import { evidenceCount, placeCounts } from "@/components/project/place-counts";
import { ProjectMenu } from "@/components/projects/project-menu";
import { StateBadge } from "@/components/projects/state-badge";
import { ProjectPlaces } from "@/components/shell/project-places";
import { AppBar } from "../../_components/app-bar";
import { openProject } from "./_open";

interface ProjectLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { ctx, project, assessment, files } = await openProject((await params).id);
  return (
    <>
      <AppBar project={{ name: project.name, href: projectHref(project.id) }} />
      <ProjectPlaces
        project={project.name}
        href={projectHref(project.id)}
        counts={{
          ...placeCounts(assessment.progress, gatingCount(assessment)),
          evidence: evidenceCount(files),
        }}
        aside={
          <>
            <FollowProject
              projectId={project.id}
              me={ctx.memberId}
              changedAt={project.changedAt}
              isArchived={project.archivedAt !== null}
            />
            <StateBadge project={project} />
            <ProjectMenu
              id={project.id}
              name={project.name}
              isExample={project.isExample}
              isArchived={project.archivedAt !== null}
              may={project.may}
            />
          </>
        }
      />
      {children}
    </>
  );
}
