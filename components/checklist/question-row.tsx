"use client";

import { memo } from "react";
import { answerGlyph } from "@/components/answers/answer-glyph";
import { badgeClass } from "@/components/ui/badge-class";
import { holding, markup } from "@/components/ui/markup";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";

interface QuestionRowProps {
  control: ControlId;
  question: string;
  answer: Answer | null;
  /** The level that waits for this control, or null. */
  blocks: Level | null;
  /** How many threads about it nobody has resolved. */
  openThreads: number;
  /** Where the project's files speak against the answer; null where they do not. */
  contradicted: string | null;
  /** Said where the answer is not on the server. */
  unsaved: string | null;
  href: string;
  onOpen: (control: ControlId) => void;
}

/** A question out of focus: its answer's form, its words, and what it blocks. Stands in a `question-row`. */
export const QuestionRow = memo(function QuestionRow(props: QuestionRowProps) {
  const { control, href, onOpen } = props;
  return (
    <a
      href={href}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onOpen(control);
      }}
      {...holding(contentOf(props))}
    />
  );
});

// As markup: there are forty-four of them, and elements would be most of what the page costs.
function contentOf(props: QuestionRowProps) {
  const { control, question, answer, blocks, openThreads, contradicted, unsaved } = props;
  const marks = [
    ...(unsaved ? [markup`<span class="${badgeClass("dashed")}">${unsaved}</span>`] : []),
    ...(openThreads > 0
      ? [
          markup`<span class="talk">${openThreads} ${openThreads === 1 ? "open comment" : "open comments"}</span>`,
        ]
      : []),
    ...(contradicted
      ? [markup`<span class="${badgeClass("bad")}">Contradicted by ${contradicted}</span>`]
      : []),
    ...(blocks
      ? [markup`<span class="${badgeClass("signal")}">Blocks level ${blocks}</span>`]
      : []),
  ];
  return markup`${answerGlyph(answer)}<span class="control">${control}</span><span class="words">${question}</span>${marks.length > 0 && markup`<span class="marks">${marks}</span>`}`;
}
