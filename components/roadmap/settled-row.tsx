"use client";

import Link from "next/link";
import { useState } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { questionHref } from "@/components/project/hrefs";
import { Button } from "@/components/ui/button";
import { useRoadmap } from "./roadmap-context";
import { settledSentence } from "./settled-sentence";
import type { StepView } from "./step-view";

interface SettledRowProps {
  step: StepView;
  onDismiss: () => void;
}

/** Where a step stood that is none any more: what became of it, and the way back. */
export function SettledRow({ step, onDismiss }: SettledRowProps) {
  const { projectId, answers, canEdit, listOf } = useRoadmap();
  const { control, title } = step;
  const { answer } = answers.draftOf(control);
  // Stays while its press is on the way, so that the focus does.
  const [canTakeBack] = useState(canEdit && answer !== step.answer);
  return (
    <li
      data-step={control}
      tabIndex={-1}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-l-3 border-line border-l-transparent bg-sunken px-4 py-2 last:border-b-0 focus-visible:-outline-offset-2"
    >
      <AnswerGlyph answer={answer} />
      <p className="min-w-0 flex-1 basis-64">
        <Link
          href={questionHref(projectId, control)}
          prefetch={false}
          className="mr-1.5 font-mono text-meta"
        >
          {control}
        </Link>
        <span className="font-semibold">{title}.</span>{" "}
        <span className="text-ink-2">{settledSentence(answer, listOf(control))}</span>
      </p>
      <span className="-mr-2 flex gap-1">
        {canTakeBack ? (
          <Button
            variant="quiet"
            size="sm"
            onClick={() => answers.edit(control, { answer: step.answer })}
          >
            Take it back<span className="sr-only"> on {control}</span>
          </Button>
        ) : null}
        <Button variant="quiet" size="sm" onClick={onDismiss}>
          Dismiss<span className="sr-only"> the note on {control}</span>
        </Button>
      </span>
    </li>
  );
}
