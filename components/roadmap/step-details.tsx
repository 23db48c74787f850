"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { questionHref } from "@/components/project/hrefs";
import { Skeleton } from "@/components/ui/skeleton";
import { useRoadmap } from "./roadmap-context";
import { StepAnswer } from "./step-answer";
import type { StepView } from "./step-view";

const ControlHelp = dynamic(
  async () => (await import("@/components/help/control-help")).ControlHelp,
  { ssr: false, loading: () => <Skeleton className="h-40 w-full" /> },
);

/** What “met” asks for, what it closes, the answer to change; beside it how to check and how to fix. */
export function StepDetails({ step }: { step: StepView }) {
  const { projectId, platform, canEdit } = useRoadmap();
  const { control, closes } = step;
  return (
    <div className="grid gap-x-8 gap-y-6 border-t border-line bg-canvas p-4 @3xl:grid-cols-2">
      <div className="grid content-start gap-4">
        <section>
          <h4 className="font-semibold">What has to be true</h4>
          <p className="max-w-measure text-ink-2">{step.met}</p>
        </section>
        <section>
          <h4 className="font-semibold">Closes</h4>
          {closes.length === 0 ? (
            <p className="text-ink-2">No requirement: no level waits for it.</p>
          ) : (
            <ul className="text-ink-2">
              {closes.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          )}
        </section>
        {canEdit ? <StepAnswer step={step} /> : null}
        <p className="text-small">
          <Link href={questionHref(projectId, control)} prefetch={false}>
            {canEdit ? "Open the question, with note, links and owner" : "Open the question"}
          </Link>
        </p>
      </div>
      <div className="min-w-0">
        <ControlHelp control={control} platform={platform} />
      </div>
    </div>
  );
}
