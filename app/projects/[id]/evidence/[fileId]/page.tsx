import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { FileFindings } from "@/components/evidence/file-findings";
import { FileHead } from "@/components/evidence/file-head";
import { FileSource } from "@/components/evidence/file-source";
import { FileState } from "@/components/evidence/file-state";
import { PageMain } from "@/components/shell/page-main";
import { AppError } from "@/lib/server/app-error";
import { readEvidenceFile } from "@/lib/server/evidence/queries";
import { openProject } from "../../_open";

interface FilePageProps {
  params: Promise<{ id: string; fileId: string }>;
}

const openFile = cache(async (id: string, fileId: string) => {
  const { ctx, project } = await openProject(id);
  return readEvidenceFile(ctx, project.id, fileId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: FilePageProps): Promise<Metadata> {
  const { id, fileId } = await params;
  return { title: `${(await openFile(id, fileId)).path}, evidence` };
}

/** A file of a project as it is kept, with what was found at its lines. */
export default async function FilePage({ params }: FilePageProps) {
  const { id, fileId } = await params;
  const { project } = await openProject(id);
  const file = await openFile(id, fileId);
  return (
    <PageMain className="grid grid-cols-1 gap-6">
      <FileHead projectId={id} file={file} mayDelete={project.may.deleteEvidence} />
      <FileState file={file} />
      {file.text === null ? null : (
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]">
          <FileSource
            path={file.path}
            text={file.text}
            findings={file.findings}
            errors={(file.about?.errors ?? []).flatMap(({ line }) => line ?? [])}
          />
          {file.isCurrent ? (
            <FileFindings projectId={id} path={file.path} findings={file.findings} />
          ) : null}
        </div>
      )}
    </PageMain>
  );
}
