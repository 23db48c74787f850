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

/** A question out of focus: its answer's form, its words, and what it blocks. Stands in a `question-row`. */
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
    >
      <AnswerGlyph answer={answer} label={(answer ? answerTexts[answer] : unansweredText).label} />
      <span className="control">{control}</span>
      <span className="words">{question}</span>
      {blocks || unsaved ? (
        <span className="marks">
          {unsaved ? <Badge variant="dashed">{unsaved}</Badge> : null}
          {blocks ? <Badge variant="signal">{`Blocks level ${blocks}`}</Badge> : null}
        </span>
      ) : null}
    </a>
  );
});
