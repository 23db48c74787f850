import type { Metadata } from "next";
import { Basics } from "@/components/basics/basics";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { PageMain } from "@/components/shell/page-main";
import { findEdition } from "@/lib/core/catalogues/bundle";
import { BASIC_QUESTIONS } from "@/lib/core/model/basics";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { openProject } from "../_open";

interface BasicsPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: BasicsPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `The four basics of ${project.name}` };
}

/** Where a new project begins: five questions decide level 1. */
export default async function BasicsPage({ params }: BasicsPageProps) {
  const found = await openProject((await params).id);
  const { ctx, project, records, proposals, asOf, scoring } = found;
  const words = findEdition(project.catalogue)?.release.words.controls;
  const canEdit = project.may.answer;
  return (
    <PageMain>
      <header className="mb-4">
        <h1 className="text-h1">The four basics</h1>
        <p className="mt-1 max-w-measure text-read text-ink-2">
          Five questions decide level 1.
          {canEdit ? " Each answer is saved as you give it, and you can change it later." : null}
        </p>
      </header>
      <ReadOnlyNote project={project} role={ctx.role} />
      <Basics
        projectId={project.id}
        me={ctx.memberId}
        platform={project.platform}
        target={project.target}
        asOf={asOf}
        records={records}
        questions={BASIC_QUESTIONS.map((control) => {
          const { question, criteria, naCondition } = words?.[control] ?? CONTROL_TEXT[control];
          return { control, text: { question, criteria, naCondition } };
        })}
        canEdit={canEdit}
        proposals={proposals}
        catalogue={scoring.catalogue}
      />
    </PageMain>
  );
}
