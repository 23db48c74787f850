import type { Metadata } from "next";
import { FileCards } from "@/components/cards/file-cards";
import { loadLineOf } from "@/components/load-line/state";
import { evidenceFileHref, placeHref, questionHref } from "@/components/project/hrefs";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { AnswerCheck } from "@/components/result/answer-check";
import { BlockerList } from "@/components/result/blocker-list";
import { blockersOf } from "@/components/result/blockers";
import { continueAt } from "@/components/result/continue-at";
import { contradictionsOf } from "@/components/result/contradictions";
import { Figures } from "@/components/result/figures";
import { NextSteps } from "@/components/result/next-steps";
import { Pictures } from "@/components/result/pictures";
import { RequirementColumns } from "@/components/result/requirement-columns";
import { ResultHead } from "@/components/result/result-head";
import { Section } from "@/components/result/section";
import { TargetReached } from "@/components/result/target-reached";
import { PageMain } from "@/components/shell/page-main";
import { areaViews } from "@/components/terminal/area-view";
import { TerminalList } from "@/components/terminal/terminal-list";
import { CatalogueNote } from "@/components/upgrade/catalogue-note";
import { resultMarkdown } from "@/lib/core/exports/result-markdown";
import { controlsOf } from "@/lib/core/model/controls";
import { environmentTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import { summarySentence } from "@/lib/core/model/text/en/result";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { AreaId, ControlId } from "@/lib/core/model/words";
import { readCards } from "@/lib/server/evidence/cards";
import { openProject } from "./_open";

interface ResultPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: ResultPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: project.name };
}

/** The result: how far a project is, what is proven, what stands in the way and what comes next. */
export default async function ResultPage({ params }: ResultPageProps) {
  const { ctx, project, answers, records, proposals, assessment, planSteps, asOf } =
    await openProject((await params).id);
  const cards = await readCards(ctx, project.id);
  const roadmap = planSteps();
  const { declared, verified, target, progress } = assessment;
  const byControl = new Map(records.map((record) => [record.control, record]));
  const recordOf = (control: ControlId) => byControl.get(control);
  const firstQuestion = (area: AreaId) => {
    const first = controlsOf(area)[0];
    return first ? questionHref(project.id, first.id) : placeHref(project.id, "checklist");
  };
  const areas = areaViews(assessment.areas, firstQuestion);
  const blockers = blockersOf(assessment);
  const contradictions = contradictionsOf(answers, proposals);
  const hasAnswers = progress.answered > 0;
  return (
    <PageMain className="print:[zoom:0.75]">
      <ReadOnlyNote project={project} />
      <CatalogueNote project={project} newest={CATALOGUE_VERSION} />
      <ResultHead
        projectId={project.id}
        project={project.name}
        summary={summarySentence(assessment)}
        facts={[
          `${environmentTexts[project.environment].label}, target ${target}.`,
          `Catalogue ${project.catalogue}.`,
          `As of ${formatDay(asOf)}, last change ${formatDay(project.changedAt)}.`,
        ]}
        next={project.may.answer ? continueAt(answers, roadmap) : null}
        markdown={
          hasAnswers
            ? resultMarkdown({
                project: project.name,
                asOf,
                assessment,
                roadmap,
                owners: Object.fromEntries(records.map(({ control, owner }) => [control, owner])),
                dueDates: Object.fromEntries(
                  records.map(({ control, dueDate }) => [control, dueDate]),
                ),
              })
            : null
        }
      />
      <Pictures
        line={loadLineOf(assessment)}
        sentence={loadLineSentence(assessment)}
        areas={areas}
      />
      <div className="mt-10 grid gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19.5rem] xl:grid-cols-[minmax(0,1fr)_22.5rem] lg:grid-rows-[auto_1fr] print:mt-3 print:gap-y-3">
        <Section
          title="Areas"
          hint="Counted are answers that are met or not applicable."
          className="lg:col-start-2 print:hidden"
        >
          <TerminalList areas={areas} />
        </Section>
        <div className="grid min-w-0 content-start gap-10 lg:col-start-1 lg:row-span-2 lg:row-start-1 print:gap-3">
          {declared !== null && declared >= target ? (
            <TargetReached target={target} declared={declared} verified={verified} />
          ) : null}
          {blockers ? (
            <BlockerList
              projectId={project.id}
              blockers={blockers}
              recordOf={recordOf}
              isAssessed={declared !== null}
            />
          ) : null}
          {declared === null ? null : (
            <NextSteps
              projectId={project.id}
              roadmap={roadmap}
              declared={declared}
              verified={verified}
              recordOf={recordOf}
              asOf={asOf}
            />
          )}
          {hasAnswers ? (
            <AnswerCheck
              projectId={project.id}
              lint={assessment.lint}
              mistakes={assessment.mistakes}
              skippedBasics={assessment.skippedBasics}
              contradictions={contradictions}
            />
          ) : null}
        </div>
        {hasAnswers ? (
          <div className="grid min-w-0 content-start gap-10 lg:col-start-2 print:gap-3">
            <Figures progress={progress} coverage={assessment.coverage} />
          </div>
        ) : null}
      </div>
      <FileCards
        projectId={project.id}
        components={cards}
        asOf={asOf}
        hrefOf={({ component, file, line }) => {
          const id = cards.find((one) => one.component === component)?.fileIds.get(file);
          return id ? evidenceFileHref(project.id, id, line) : null;
        }}
      />
      <div className="mt-10 print:mt-3">
        <RequirementColumns
          projectId={project.id}
          levels={assessment.levels}
          next={blockers?.level ?? null}
          target={target}
          recordOf={recordOf}
          contradictions={contradictions}
        />
      </div>
    </PageMain>
  );
}
