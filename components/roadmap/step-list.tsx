"use client";

import { useState } from "react";
import type { ControlId } from "@/lib/core/model/words";
import { mergeOrder } from "./merge-order";
import { SettledRow } from "./settled-row";
import { StepRow } from "./step-row";
import type { StepView } from "./step-view";

interface StepListProps {
  label: string;
  /** Over the column with the level. */
  levelHead: string;
  steps: readonly StepView[];
}

/** Steps in order. One that leaves the list while somebody looks leaves word of what became of it. */
export function StepList({ label, levelHead, steps }: StepListProps) {
  const [seen, setSeen] = useState({ steps, all: steps });
  if (seen.steps !== steps) setSeen({ steps, all: merge(seen.all, steps) });
  const [dismissed, setDismissed] = useState<ReadonlySet<ControlId>>(new Set());
  const here = new Set(steps.map(({ control }) => control));
  const shown = seen.all.filter(({ control }) => here.has(control) || !dismissed.has(control));
  if (shown.length === 0) return null;
  return (
    <div className="@container [--step-columns:2.5rem_minmax(0,1fr)_6rem_11rem_9.5rem_6.5rem_2.5rem]">
      <div
        aria-hidden="true"
        className="hidden gap-x-4 px-4 pb-1.5 text-meta font-medium text-ink-2 @5xl:grid @5xl:grid-cols-(--step-columns)"
      >
        <span>What if</span>
        <span>Step</span>
        <span>Kind</span>
        <span className={steps[0]?.list === "proving" ? "invisible" : undefined}>Effort, risk</span>
        <span>Owner, due</span>
        <span>{levelHead}</span>
      </div>
      <ol
        aria-label={label}
        className="overflow-hidden rounded-sheet border border-line bg-surface"
      >
        {shown.map((step) =>
          here.has(step.control) ? (
            <StepRow key={step.control} step={step} levelHead={levelHead} />
          ) : (
            <SettledRow
              key={step.control}
              step={step}
              onDismiss={() => setDismissed(new Set([...dismissed, step.control]))}
            />
          ),
        )}
      </ol>
    </div>
  );
}

function merge(before: readonly StepView[], now: readonly StepView[]): readonly StepView[] {
  const views = new Map([...before, ...now].map((step) => [step.control, step]));
  const order = mergeOrder(
    before.map(({ control }) => control),
    now.map(({ control }) => control),
  );
  return order.flatMap((control) => views.get(control) ?? []);
}
