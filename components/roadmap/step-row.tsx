"use client";

import Link from "next/link";
import { useId, useState } from "react";
import { questionHref } from "@/components/project/hrefs";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";
import { Switch } from "@/components/ui/switch";
import { cn } from "@/lib/utils";
import { useRoadmap } from "./roadmap-context";
import { StepDetails } from "./step-details";
import type { StepView } from "./step-view";

interface StepRowProps {
  step: StepView;
  levelHead: string;
}

/** One step: its switch, what it is and costs, who does it, the level after it; it opens on what to do. */
export function StepRow({ step, levelHead }: StepRowProps) {
  const { projectId, isOn, toggle } = useRoadmap();
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const { control, title } = step;
  const isSwitched = isOn(control);
  const isProof = step.list === "proving";
  return (
    <li
      data-step={control}
      tabIndex={-1}
      className={cn(
        "border-b border-l-3 border-line last:border-b-0 focus-visible:-outline-offset-2",
        step.blocksNext ? "border-l-signal" : "border-l-transparent",
      )}
    >
      <div
        className={cn(
          "grid grid-cols-[2.5rem_minmax(0,1fr)_2.5rem] gap-x-3 gap-y-2 pr-3 pl-2 transition-colors @2xl:grid-cols-[2.5rem_minmax(0,1fr)_9rem_8rem_2.5rem] @5xl:grid-cols-(--step-columns) @5xl:gap-x-4 @5xl:pr-4 @5xl:pl-3.25",
          step.list === "gating" ? "py-3" : "py-1.5",
          isSwitched && "bg-sunken",
        )}
      >
        <Switch
          checked={isSwitched}
          onChange={() => toggle(control)}
          aria-label={`What if: ${title}, ${control}`}
        />
        <div className="min-w-0 @2xl:pt-2.25">
          <h3 className={cn("text-body", isSwitched ? "font-normal text-ink-2" : "font-semibold")}>
            <span className="mr-1.5 font-normal text-ink-3">{step.number}</span>
            <span className={isSwitched ? "line-through decoration-ink-3" : undefined}>
              {title}
            </span>
          </h3>
          <p className="max-w-measure text-small text-ink-2">
            <Link
              href={questionHref(projectId, control)}
              prefetch={false}
              className="mr-1.5 font-mono text-meta"
            >
              {control}
            </Link>
            {isProof ? null : step.reason}
          </p>
        </div>
        <div
          className={cn(
            "col-[2/-1] flex flex-wrap items-start gap-x-4 gap-y-1.5 text-small @2xl:row-start-2 @5xl:contents",
            isProof && "max-@5xl:hidden",
          )}
        >
          <p className="flex flex-wrap items-center gap-1.5 @5xl:grid @5xl:content-start @5xl:justify-items-start @5xl:pt-2.25">
            <span title={step.kindMeaning} className="inline-flex items-center gap-1.5">
              <Icon name={KIND_ICONS[step.kind]} className="size-3.5 text-ink-3" />
              {step.kindLabel}
            </span>
            {step.quickWin ? <Badge>Quick win</Badge> : null}
          </p>
          {/* What it took to get there says nothing about what it takes to prove it. */}
          {isProof ? (
            <span className="max-@5xl:hidden" />
          ) : (
            <dl className="flex flex-wrap gap-x-2 @5xl:grid @5xl:grid-cols-[auto_minmax(0,1fr)] @5xl:content-start @5xl:pt-2.25">
              <dt className="text-ink-3">Effort</dt>
              <dd title={step.effortMeaning} className="mr-2">
                {step.effort}
              </dd>
              <dt className="text-ink-3">Risk</dt>
              <dd>{step.risk}</dd>
            </dl>
          )}
        </div>
        <Ownership step={step} />
        <p className="text-small col-[2/-1] @2xl:col-[4] @2xl:row-start-1 @2xl:pt-2.25 @5xl:col-auto @5xl:row-auto">
          <span className="text-ink-3 @2xl:block @5xl:sr-only">{levelHead}: </span>
          {step.rises ? (
            <strong className="inline-flex items-center gap-1 align-bottom font-semibold">
              <Icon name="arrow-up" className="size-3.5" />
              {step.level}
            </strong>
          ) : (
            <span className="text-ink-2">{step.level}</span>
          )}
        </p>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}d`}
          aria-label={`${control}, ${title}: details`}
          onClick={() => setIsOpen(!isOpen)}
          className={buttonClass(
            "quiet",
            "square",
            "size-10 col-[3] row-start-1 @2xl:col-[5] @5xl:col-auto @5xl:row-auto",
          )}
        >
          <Icon
            name="chevron-down"
            className={cn("transition-transform", isOpen && "rotate-180")}
          />
        </button>
      </div>
      <div id={`${id}d`} hidden={!isOpen}>
        {isOpen ? <StepDetails step={step} /> : null}
      </div>
    </li>
  );
}

const KIND_ICONS = {
  fix: "check",
  change: "person",
  answer: "note",
  prove: "file",
} as const satisfies Record<StepView["kind"], string>;

const OWNERSHIP =
  "min-w-0 text-small col-[2/-1] @2xl:col-[3] @2xl:row-start-1 @2xl:pt-2.25 @5xl:col-auto @5xl:row-auto";

function Ownership({ step }: { step: StepView }) {
  const { owner, due, late } = step;
  if (!owner && !due) {
    const isGating = step.list === "gating";
    return (
      <p className={cn(OWNERSHIP, "text-ink-3", !isGating && "max-@5xl:hidden")}>
        {isGating ? "No owner, no date" : null}
      </p>
    );
  }
  return (
    <div className={cn(OWNERSHIP, "flex items-start gap-2")}>
      {owner ? <Avatar name={owner} /> : null}
      <p className="min-w-0">
        <span className="block wrap-anywhere">
          {owner ?? <span className="text-ink-3">No owner</span>}
        </span>
        <span className="text-ink-3">{due ?? "No date"}</span>
        {late ? (
          <span className="flex items-center gap-1 font-medium text-notmet-fg">
            <Icon name="clock" className="size-3.5" />
            {late}
          </span>
        ) : null}
      </p>
    </div>
  );
}
