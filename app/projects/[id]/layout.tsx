import type { ReactNode } from "react";
import { gatingCount } from "@/components/checklist/live";
import { evidenceCount, placeCounts } from "@/components/project/place-counts";
import { ProjectBars } from "@/components/projects/project-bars";
import { requireAccount } from "@/lib/server/auth/session";
import { openProject } from "./_open";

interface ProjectLayoutProps {
  children: ReactNode;
  params: Promise<{ id: string }>;
}

export default async function ProjectLayout({ children, params }: ProjectLayoutProps) {
  const { ctx, project, assessment, files } = await openProject((await params).id);
  const { name, email, organisation, unread } = await requireAccount();
  const { id, changedAt, isExample, archivedAt, may } = project;
  return (
    <>
      <ProjectBars
        project={{ id, name: project.name, changedAt, isExample, archivedAt }}
        may={{ copy: may.copy, archive: may.archive, delete: may.delete }}
        counts={{
          ...placeCounts(assessment.progress, gatingCount(assessment)),
          evidence: evidenceCount(files),
        }}
        me={ctx.memberId}
        organisation={organisation}
        account={{ name, email }}
        unread={unread}
      />
      {children}
    </>
  );
}
