import type { Metadata } from "next";
import { EvidenceHead } from "@/components/evidence/evidence-head";
import { FileTable } from "@/components/evidence/file-table";
import { NoEvidence } from "@/components/evidence/no-evidence";
import { UploadStatus } from "@/components/evidence/upload-status";
import { evidenceFileHref } from "@/components/project/hrefs";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { Section } from "@/components/result/section";
import { EvidenceChanges } from "@/components/review/evidence-changes";
import { ReviewSection } from "@/components/review/review-section";
import { PageMain } from "@/components/shell/page-main";
import { reviewHeadline } from "@/lib/core/model/text/en/review";
import { evidenceChanges } from "@/lib/core/review/changes";
import { projectProposals } from "@/lib/core/review/project-proposals";
import { reviewOf } from "@/lib/core/review/rows";
import { readBefore } from "@/lib/server/evidence/before";
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
  const { ctx, project, records, proposals, scoring, asOf } = await openProject((await params).id);
  const evidence = await readEvidence(ctx, project.id);
  const { components, last, before } = evidence;
  const { came } = await searchParams;
  const { addEvidence, deleteEvidence } = project.may;
  const files = components.reduce((sum, component) => sum + component.files.length, 0);
  const said = projectProposals(components);
  const review = reviewOf({ answers: records, proposals: said, placed: proposals, ...scoring });
  const head = reviewHeadline(review);
  const changes = before
    ? evidenceChanges(projectProposals(await readBefore(ctx, project.id, evidence)), said, scoring)
    : [];
  const fileHref = fileHrefs(project.id, components);
  return (
    <PageMain className="grid grid-cols-1 gap-8">
      <div>
        <ReadOnlyNote project={project} />
        <UploadStatus came={came} />
        <EvidenceHead
          projectId={project.id}
          title={files === 0 ? "Evidence" : head.loud}
          more={files === 0 ? "" : head.quiet}
          last={last}
          files={files}
          mayAdd={addEvidence && files > 0}
        />
      </div>
      {files === 0 ? (
        <NoEvidence projectId={project.id} mayAdd={addEvidence} />
      ) : (
        <>
          {before ? (
            <EvidenceChanges
              projectId={project.id}
              changes={changes}
              since={before}
              fileHref={fileHref}
            />
          ) : null}
          <ReviewSection
            projectId={project.id}
            review={review}
            records={records}
            mayAnswer={project.may.answer}
            asOf={asOf}
            fileHref={fileHref}
            isOfSeveral={components.length > 1}
          />
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
        </>
      )}
    </PageMain>
  );
}

/** The addresses of the lines of the files that the components have now. */
function fileHrefs(
  projectId: string,
  components: readonly {
    readonly name: string;
    readonly files: readonly { readonly id: string; readonly path: string }[];
  }[],
) {
  const ids = new Map(
    components.flatMap(({ name, files }) =>
      files.map(({ id, path }) => [JSON.stringify([name, path]), id] as const),
    ),
  );
  return (of: string, path: string, line: number) => {
    const id = ids.get(JSON.stringify([of, path]));
    return id ? evidenceFileHref(projectId, id, line) : null;
  };
}
