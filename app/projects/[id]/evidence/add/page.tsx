import type { Metadata } from "next";
import { AddFiles } from "@/components/evidence/add-files";
import { placeHref } from "@/components/project/hrefs";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { PageMain } from "@/components/shell/page-main";
import { WhatIsRead } from "@/components/try/what-is-read";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { readEvidence } from "@/lib/server/evidence/queries";
import { openProject } from "../../_open";

interface AddFilesPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: AddFilesPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Add files to ${project.name}` };
}

/** Where files come into a project: read in the browser first, sent when somebody says so. */
export default async function AddFilesPage({ params }: AddFilesPageProps) {
  const { ctx, project, asOf } = await openProject((await params).id);
  if (!project.may.addEvidence) {
    return (
      <PageMain className="grid gap-6">
        <ReadOnlyNote project={project} />
        <h1 className="text-h1">Add files</h1>
        <EmptyState
          action={<LinkButton href={placeHref(project.id, "evidence")}>To the evidence</LinkButton>}
        >
          {project.isExample || project.archivedAt !== null
            ? "This project is read-only."
            : "Your role does not add evidence. Owners and assessors do."}
        </EmptyState>
      </PageMain>
    );
  }
  const { components } = await readEvidence(ctx, project.id);
  return (
    <PageMain className="grid grid-cols-1 gap-6">
      <AddFiles
        projectId={project.id}
        today={asOf}
        components={components.map(({ name, files }) => ({ name, files: files.length }))}
      >
        <WhatIsRead />
      </AddFiles>
    </PageMain>
  );
}
