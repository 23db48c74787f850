import type { Metadata } from "next";
import { Checklist } from "@/components/checklist/checklist";
import { controlsIn, type FilterFacts, readFilter } from "@/components/checklist/filter";
import { blockingOf } from "@/components/checklist/live";
import { openingOf } from "@/components/help/opening-text";
import { pack, toTable } from "@/components/project/packed";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { PageMain } from "@/components/shell/page-main";
import { CatalogueNote } from "@/components/upgrade/catalogue-note";
import { EDITIONS, findEdition } from "@/lib/core/catalogues/bundle";
import { type OlderCatalogue, olderCatalogue } from "@/lib/core/catalogues/older";
import { CATALOGUE } from "@/lib/core/model/catalogue";
import { isControlId } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { openProject } from "../_open";
import { one, type QueryValue } from "../_query";

interface ChecklistPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ control?: QueryValue; show?: QueryValue; open?: QueryValue }>;
}

// The questions alone: everything else about a control is loaded when it comes into focus.
const QUESTIONS = Object.fromEntries(
  CONTROL_IDS.map((id) => [id, CONTROL_TEXT[id].question]),
) as Record<ControlId, string>;

export async function generateMetadata({ params }: ChecklistPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Checklist of ${project.name}` };
}

/** The guided checklist of a project. */
export default async function ChecklistPage({ params, searchParams }: ChecklistPageProps) {
  const found = await openProject((await params).id);
  const { ctx, project, answers, records, openThreads, proposals, assessment, asOf, scoring } =
    found;
  const { catalogue = CATALOGUE } = scoring;
  const edition = findEdition(catalogue.version);
  const older = scoring.catalogue && edition && olderCatalogue(edition, EDITIONS.newest);
  const { control, show, open } = await searchParams;
  const blocking = blockingOf(assessment)?.controls;
  const facts: FilterFacts = {
    isAnswered: (id) => answers[id] !== undefined,
    isBlocking: (id) => blocking?.has(id) ?? false,
    isMine: (id) => records.some((it) => it.control === id && it.ownerMemberId === ctx.memberId),
  };
  const listed = controlsIn(readFilter(one(show)), facts, catalogue);
  const asked = one(control);
  const first =
    asked && isControlId(asked) && catalogue.byId.has(asked)
      ? asked
      : (listed.find((id) => !answers[id]) ?? listed[0] ?? CONTROL_IDS[0]);
  return (
    <PageMain>
      <h1 className="sr-only">Checklist of {project.name}</h1>
      <ReadOnlyNote project={project} role={ctx.role} />
      <CatalogueNote project={project} newest={CATALOGUE.version} />
      <Checklist
        key={project.id}
        projectId={project.id}
        canEdit={project.may.answer}
        target={project.target}
        platform={project.platform}
        asOf={asOf}
        me={ctx.memberId}
        content={pack({
          questions: older ? { ...QUESTIONS, ...questionsOf(older) } : QUESTIONS,
          records: toTable(records),
          openThreads,
          proposals,
          ...(older ? { older } : {}),
          first: {
            control: first,
            text: openingOf({ ...CONTROL_TEXT[first], ...older?.words[first] }),
            ...(one(open) === "comments" ? { opens: "comments" } : {}),
          },
        })}
      />
    </PageMain>
  );
}

function questionsOf({ words }: OlderCatalogue) {
  return Object.fromEntries(Object.entries(words).map(([id, { question }]) => [id, question]));
}
