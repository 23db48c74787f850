import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PageMain } from "@/components/shell/page-main";
import { FrozenAnswers } from "@/components/snapshots/frozen-answers";
import { FrozenEvidence } from "@/components/snapshots/frozen-evidence";
import { FrozenHead } from "@/components/snapshots/frozen-head";
import {
  FrozenAreas,
  FrozenLevels,
  FrozenRequirements,
} from "@/components/snapshots/frozen-result";
import { FrozenRoadmap } from "@/components/snapshots/frozen-roadmap";
import { Callout } from "@/components/ui/callout";
import { environmentTexts, platformTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import type { Snapshot } from "@/lib/core/snapshot/types";
import { AppError } from "@/lib/server/app-error";
import { getSnapshot } from "@/lib/server/snapshots/queries";
import { openProject } from "../../_open";

interface SnapshotPageProps {
  params: Promise<{ id: string; snapshotId: string }>;
}

const openSnapshot = cache(async (id: string, snapshotId: string) => {
  const { ctx, project } = await openProject(id);
  return getSnapshot(ctx, project.id, snapshotId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: SnapshotPageProps): Promise<Metadata> {
  const { id, snapshotId } = await params;
  return { title: `${(await openSnapshot(id, snapshotId)).name}, snapshot` };
}

/** A project as it was frozen: nothing on this page is scored anew. */
export default async function SnapshotPage({ params }: SnapshotPageProps) {
  const { id, snapshotId } = await params;
  const { snapshot, wordsOf, ...head } = await openSnapshot(id, snapshotId);
  return (
    <PageMain className="grid gap-10">
      <FrozenHead projectId={id} {...head} facts={snapshot && factsOf(snapshot)} />
      {snapshot ? (
        <>
          <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22.5rem]">
            <FrozenLevels result={snapshot.result} />
            <FrozenAreas areas={snapshot.result.areas} />
          </div>
          <FrozenRequirements levels={snapshot.result.levels} />
          {snapshot.evidence ? <FrozenEvidence evidence={snapshot.evidence} /> : null}
          <FrozenAnswers answers={snapshot.answers} wordsOf={wordsOf} />
          <FrozenRoadmap roadmap={snapshot.roadmap} />
        </>
      ) : (
        <Callout variant="error" role="alert" title="This is not what was frozen">
          What is kept has another digest than the one that was recorded when the snapshot was
          taken. Somebody changed it in the database. It is not shown; the file can be downloaded to
          be looked into.
        </Callout>
      )}
    </PageMain>
  );
}

function factsOf({ project, catalogue, asOf, policy }: Snapshot): readonly string[] {
  const { environment, platform, target, name } = project;
  return [
    `${name}: ${environmentTexts[environment].label}, ${platformTexts[platform].label}, target ${target}.`,
    `Catalogue ${catalogue}.`,
    `As of ${formatDay(asOf)}.`,
    ...(policy.strict ? ["Strict policy."] : []),
  ];
}
