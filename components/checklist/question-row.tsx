"use client";

import { memo } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { Badge } from "@/components/ui/badge";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";

interface QuestionRowProps {
  control: ControlId;
  question: string;
  answer: Answer | null;
  /** The level that waits for this control, or null. */
  blocks: Level | null;
  /** Said where the answer is not on the server. */
  unsaved: string | null;
  href: string;
  onOpen: (control: ControlId) => void;
}

/** A question out of focus: its answer's form, its words, and what it blocks. */
export const QuestionRow = memo(function QuestionRow(props: QuestionRowProps) {
  const { control, question, answer, blocks, unsaved, href, onOpen } = props;
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(control);
      }}
      className="group grid grid-cols-[1rem_minmax(0,1fr)] items-baseline gap-x-3 py-3 pr-1 text-ink-2 no-underline hover:text-ink min-[860px]:grid-cols-[1rem_2.75rem_minmax(0,1fr)_auto]"
    >
      <AnswerGlyph
        answer={answer}
        label={(answer ? answerTexts[answer] : unansweredText).label}
        className="translate-y-0.75"
      />
      <span className="font-mono text-meta text-ink-3">{control}</span>
      <span className="group-hover:underline max-[859px]:col-start-2">{question}</span>
      {blocks || unsaved ? (
        <span className="flex flex-wrap gap-2 max-[859px]:col-start-2 max-[859px]:mt-1">
          {unsaved ? <Badge variant="dashed">{unsaved}</Badge> : null}
          {blocks ? <Badge variant="signal">{`Blocks level ${blocks}`}</Badge> : null}
        </span>
      ) : null}
    </a>
  );
});
