import type { Metadata } from "next";
import { placeHref, projectHref } from "@/components/project/hrefs";
import { CopyForm } from "@/components/projects/copy-form";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { openProject } from "../_open";

interface CopyPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: CopyPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Copy ${project.name}` };
}

export default async function CopyPage({ params }: CopyPageProps) {
  const { project, assessment } = await openProject((await params).id);
  const { id, name, isExample, may } = project;
  const { answered } = assessment.progress;
  if (!may.copy) {
    return (
      <PageMain className="grid gap-6">
        <h1 className="text-h1">Copy</h1>
        <EmptyState action={<LinkButton href={projectHref(id)}>Go to the project</LinkButton>}>
          Your role does not copy projects. Owners and assessors do.
        </EmptyState>
      </PageMain>
    );
  }
  return (
    <PageMain className="grid gap-6">
      <h1 className="text-h1 wrap-anywhere">Copy {name}</h1>
      <ul className="grid max-w-measure list-disc gap-1 pl-5 text-ink-2">
        <li>{copiedAnswers(answered)}</li>
        <li>
          {isExample
            ? "What it runs on comes along. The example’s description and tag do not."
            : "Description, tags, what it runs on and who sees it come along. The history does not: the copy begins its own, today."}
        </li>
        <li>
          What was verified or accepted here spoke of this project. In the copy it is asserted, or
          attached where a link stands beside it.
        </li>
      </ul>
      <div className="max-w-measure">
        <CopyForm
          source={project}
          cancel={
            <LinkButton variant="quiet" href={placeHref(id, "settings")}>
              Cancel
            </LinkButton>
          }
        />
      </div>
    </PageMain>
  );
}

function copiedAnswers(answered: number): string {
  if (answered === 0) return "There are no answers to copy yet.";
  const answers = answered === 1 ? "1 answer comes" : `${answered} answers come`;
  return `${answers} along, with notes, reasons, links, owners and due dates.`;
}
