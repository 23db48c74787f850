import type { Metadata } from "next";
import { ReadOnlyNote } from "@/components/projects/read-only-note";
import { roadmapHeadline } from "@/components/roadmap/headline";
import { NoRoadmap } from "@/components/roadmap/no-roadmap";
import { phaseViews } from "@/components/roadmap/phases";
import { RoadmapBoard } from "@/components/roadmap/roadmap-board";
import { RoadmapHead } from "@/components/roadmap/roadmap-head";
import { RoadmapPrint } from "@/components/roadmap/roadmap-print";
import { stepViews } from "@/components/roadmap/step-view";
import { PageMain } from "@/components/shell/page-main";
import { resultMarkdown } from "@/lib/core/exports/result-markdown";
import { levelTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { provenAnswers } from "@/lib/core/scoring/strength";
import { openProject } from "../_open";

interface RoadmapPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ with?: string | string[]; show?: string | string[] }>;
}

export async function generateMetadata({ params }: RoadmapPageProps): Promise<Metadata> {
  const { project } = await openProject((await params).id);
  return { title: `Roadmap of ${project.name}` };
}

/** The way to the target, step by step, and what would be if some of them were done. */
export default async function RoadmapPage({ params, searchParams }: RoadmapPageProps) {
  const found = await openProject((await params).id);
  const { project, answers, records, assessment, asOf, scoring } = found;
  const { declared, verified, target, progress, levels } = assessment;
  if (progress.answered === 0) {
    return (
      <PageMain>
        <ReadOnlyNote project={project} />
        <NoRoadmap projectId={project.id} target={target} canAnswer={project.may.answer} />
      </PageMain>
    );
  }

  const roadmap = found.planSteps();
  const isReached = declared !== null && declared >= target;
  const byControl = new Map(records.map((record) => [record.control, record]));
  const recordOf = (control: ControlId) => byControl.get(control);
  const context = { next: isReached ? null : (declared ?? 0) + 1, levels, recordOf, asOf };
  const proven = assess(
    provenAnswers(answers, asOf, scoring.policy, scoring.catalogue),
    scoring,
  ).levels;
  const lists = {
    phases: phaseViews(assessment, roadmap, proven),
    gating: stepViews("gating", roadmap.gating, { ...context, levelBefore: declared }),
    recommended: stepViews("recommended", roadmap.recommended, { ...context, levelBefore: null }),
    proving: stepViews("proving", roadmap.proving, { ...context, levelBefore: verified }),
  };
  const { name, goodFor } = levelTexts[target];
  const { with: on, show } = await searchParams;
  return (
    <PageMain className="print:[zoom:0.85]">
      <ReadOnlyNote project={project} />
      <RoadmapHead
        projectId={project.id}
        project={project.name}
        headline={roadmapHeadline(assessment, roadmap)}
        facts={[
          `Target ${target}, ${name}: ${goodFor.toLowerCase()}.`,
          "Order: level, then what a step depends on, what is broken, and risk against effort.",
          `As of ${formatDay(asOf)}.`,
        ]}
        canEdit={project.may.edit}
        markdown={resultMarkdown({
          project: project.name,
          asOf,
          assessment,
          roadmap,
          owners: Object.fromEntries(records.map(({ control, owner }) => [control, owner])),
          dueDates: Object.fromEntries(records.map(({ control, dueDate }) => [control, dueDate])),
        })}
      />
      <RoadmapBoard
        projectId={project.id}
        me={found.ctx.memberId}
        platform={project.platform}
        canEdit={project.may.answer}
        records={project.may.answer ? records : []}
        answers={answers}
        options={scoring}
        address={[on ?? []].flat().join(",")}
        showsMine={show === "mine"}
        {...lists}
      />
      <RoadmapPrint {...lists} />
    </PageMain>
  );
}
