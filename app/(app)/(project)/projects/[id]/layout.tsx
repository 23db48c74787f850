import type { ReactNode } from "react";
import { projectHref } from "@/components/project/hrefs";
import { ProjectMenu } from "@/components/projects/project-menu";
import { StateBadge } from "@/components/projects/state-badge";
import { ProjectPlaces } from "@/components/shell/project-places";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { AppBar } from "../../../_components/app-bar";
import { openProject } from "./_open";

interface ProjectLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { ctx, project, assessment, roadmap } = await openProject((await params).id);
  const { answered } = assessment.progress;
  const steps = roadmap.gating.length;
  return (
    <>
      <AppBar ctx={ctx} project={{ name: project.name, href: projectHref(project.id) }} />
      <ProjectPlaces
        project={project.name}
        href={projectHref(project.id)}
        counts={{
          checklist: `${answered} of ${CONTROL_IDS.length}`,
          roadmap: steps === 1 ? "1 step" : `${steps} steps`,
        }}
        aside={
          <>
            <StateBadge project={project} />
            <ProjectMenu project={project} />
          </>
        }
      />
      {children}
    </>
  );
}
