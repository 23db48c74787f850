"use client";

import { type ReactNode, useRef, useState } from "react";
import { ReasonField } from "@/components/checklist/reason-field";
import { Note } from "@/components/notes/note";
import { NoteEditor } from "@/components/notes/note-editor";
import { AnswerChoice } from "@/components/saving/answer-choice";
import { ConflictPanel } from "@/components/saving/conflict-panel";
import { SaveProblem } from "@/components/saving/save-problem";
import { SaveStatus } from "@/components/saving/save-status";
import type { Answers } from "@/components/saving/use-answers";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { controlById } from "@/lib/core/model/controls";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { ControlId } from "@/lib/core/model/words";
import { AnswerMeanings } from "./answer-meanings";
import { meaningOf, type QuestionText } from "./question-text";

interface BasicQuestionProps {
  control: ControlId;
  text: QuestionText;
  answers: Answers;
  canEdit: boolean;
  /** What the project's files propose. */
  filesSay: ReactNode;
  onHelp: (control: ControlId) => void;
}

/** One question with its five answers, what the chosen one means, and a note. */
export function BasicQuestion(props: BasicQuestionProps) {
  const { control, text, answers, canEdit, filesSay, onHelp } = props;
  const draft = answers.draftOf(control);
  const state = answers.saveStateOf(control);
  const refused = state.kind === "refused" ? state.fields : {};
  const { answer } = draft;
  const [areMeaningsOpen, setMeaningsOpen] = useState(false);
  const [isNoteAsked, setNoteOpen] = useState(false);
  const noteButton = useRef<HTMLButtonElement>(null);
  const isNoteOpen = canEdit && (isNoteAsked || refused.note !== undefined);
  const leave = () => answers.flush(control);

  function closeNote() {
    leave();
    setNoteOpen(false);
    requestAnimationFrame(() => noteButton.current?.focus());
  }

  return (
    <section
      aria-labelledby={`${control}-question`}
      data-question={control}
      className="grid gap-3 py-4 first:pt-0 last:pb-0"
    >
      <div>
        <div className="flex min-h-5 items-center justify-between gap-3 text-meta text-ink-2">
          <span className="font-mono">{control}</span>
          <SaveStatus state={state} />
        </div>
        <h3 id={`${control}-question`} className="max-w-[60ch] text-h3 text-pretty">
          {text.question}
        </h3>
      </div>
      <AnswerChoice
        name={`${control}-answer`}
        legend={text.question}
        value={answer}
        onChange={(chosen) => answers.edit(control, { answer: chosen })}
        na={controlById(control).na}
        disabled={!canEdit}
        keys={canEdit}
      />
      {filesSay}
      {answer === null ? null : (
        <p className="max-w-measure text-small text-ink-2">
          <span className="font-semibold text-ink">{answerTexts[answer].label}</span>
          {answer === "not_applicable" ? " is right in this case: " : " means: "}
          {meaningOf(answer, text)}
        </p>
      )}
      {answer === "not_applicable" ? (
        <ReasonField
          control={control}
          value={draft.reason}
          onChange={(reason) => answers.edit(control, { reason })}
          onBlur={leave}
          error={refused.reason}
          disabled={!canEdit}
        />
      ) : null}
      {state.kind === "conflict" ? (
        <ConflictPanel state={state} onChoose={(choice) => answers.choose(control, choice)} />
      ) : null}
      {isNoteOpen ? (
        <div className="grid gap-2">
          <NoteEditor
            id={`${control}-note`}
            value={draft.note}
            onChange={(note) => answers.edit(control, { note })}
            onBlur={leave}
            onDone={closeNote}
            placeholder="What you looked at, and where it can be seen"
            error={refused.note}
            autoFocus={isNoteAsked}
          />
          <div>
            <Button size="sm" onClick={closeNote}>
              Done
            </Button>
          </div>
        </div>
      ) : draft.note.trim() ? (
        <Note text={draft.note} className="border-l-2 border-line-2 pl-3 text-small text-ink-2" />
      ) : null}
      <SaveProblem state={state} draft={draft} onRetry={() => answers.retry(control)} />
      <div className="-ml-2 flex flex-wrap items-center gap-x-2">
        <Button
          variant="quiet"
          size="sm"
          aria-expanded={areMeaningsOpen}
          aria-controls={areMeaningsOpen ? `${control}-meanings` : undefined}
          onClick={() => setMeaningsOpen(!areMeaningsOpen)}
        >
          <Icon name={areMeaningsOpen ? "chevron-down" : "chevron-right"} />
          What each answer means
          <span className="sr-only"> {control}</span>
        </Button>
        <Button variant="quiet" size="sm" onClick={() => onHelp(control)}>
          <Icon name="info" />
          Why, check and fix
          <span className="sr-only"> {control}</span>
        </Button>
        {canEdit && !isNoteOpen ? (
          <Button ref={noteButton} variant="quiet" size="sm" onClick={() => setNoteOpen(true)}>
            <Icon name="note" />
            {draft.note.trim() ? "Edit the note" : "Add a note"}
            <span className="sr-only"> {control}</span>
          </Button>
        ) : null}
      </div>
      {areMeaningsOpen ? <AnswerMeanings id={`${control}-meanings`} text={text} /> : null}
    </section>
  );
}
