import type { Metadata } from "next";
import { EvidenceHead } from "@/components/evidence/evidence-head";
import { FileTable } from "@/components/evidence/file-table";
import { NoEvidence } from "@/components/evidence/no-evidence";
import { UploadStatus } from "@/components/evidence/upload-status";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { Section } from "@/components/result/section";
import { PageMain } from "@/components/shell/page-main";
import { readEvidence } from "@/lib/server/evidence/queries";
import { openProject } from "../_open";

interface EvidencePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: EvidencePageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Evidence of ${project.name}` };
}

/** The files of a project: what they say, and where more come in. */
export default async function EvidencePage({ params, searchParams }: EvidencePageProps) {
  const { ctx, project } = await openProject((await params).id);
  const { components, last } = await readEvidence(ctx, project.id);
  const { came } = await searchParams;
  const { addEvidence, deleteEvidence } = project.may;
  const files = components.reduce((sum, component) => sum + component.files.length, 0);
  const decided = Object.values(last?.said ?? {}).filter(({ answer }) => answer !== null).length;
  return (
    <PageMain className="grid grid-cols-1 gap-8">
      <div>
        <ReadOnlyNote project={project} />
        <UploadStatus came={came} />
        <EvidenceHead
          projectId={project.id}
          title={files === 0 ? "Evidence" : `Files decide ${decided} of 45 controls.`}
          last={last}
          files={files}
          mayAdd={addEvidence}
        />
      </div>
      {files === 0 ? (
        <NoEvidence projectId={project.id} mayAdd={addEvidence} />
      ) : (
        <Section
          id="files"
          title="Files"
          hint="By component. The day is the one that the files speak of, not the day they came in."
        >
          <FileTable
            projectId={project.id}
            components={components}
            may={{ add: addEvidence, delete: deleteEvidence }}
          />
        </Section>
      )}
    </PageMain>
  );
}
