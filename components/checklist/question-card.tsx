"use client";

import { type ReactNode, type RefObject, useImperativeHandle, useRef } from "react";
import { whoSaid } from "@/components/answers/who-said";
import type { OpeningText } from "@/components/help/opening-text";
import { useControlText } from "@/components/help/use-control-text";
import { AnswerChoice } from "@/components/saving/answer-choice";
import { SaveProblem } from "@/components/saving/save-problem";
import { SaveStatus } from "@/components/saving/save-status";
import type { Answers } from "@/components/saving/use-answers";
import { Badge } from "@/components/ui/badge";
import { Later, latePart, useArrived, usePreload } from "@/components/ui/later";
import type { ControlWords } from "@/lib/core/catalogues/edition";
import { type Catalogue, controlIn } from "@/lib/core/model/catalogue";
import type { ControlId, Level } from "@/lib/core/model/words";
import type { PlacedProposals } from "@/lib/core/review/standing";
import { formatDay } from "@/lib/utils";
import { AnswerCriterion } from "./answer-criterion";
import { AnswerDetails, type DetailPart, useOpenParts } from "./answer-details";
import { FilesSay } from "./files-say";
import { levelWords } from "./groups";
import { ReasonField } from "./reason-field";
import { TakeButton } from "./take-button";
import type { PossibleOwners } from "./use-possible-owners";

const conflictPanel = latePart(
  async () => (await import("@/components/saving/conflict-panel")).ConflictPanel,
);
const PARTS = [conflictPanel]; // there before it is needed

/** What the page's keys do to the question in focus. */
export interface QuestionHandle {
  /** Scrolls to it, if it is out of sight. */
  show(): void;
  focus(): void;
  /** Opens the note, ready to type. */
  writeNote(): void;
  /** Puts the cursor where the reason belongs. */
  giveReason(): void;
}

interface QuestionCardProps {
  projectId: string;
  control: ControlId;
  /** The one that the project is on. */
  catalogue: Catalogue;
  question: string;
  answers: Answers;
  canEdit: boolean;
  owners: PossibleOwners;
  openThreads: number;
  /** What is open at first. */
  firstOpen?: DetailPart;
  today: string;
  blocks: Level | null;
  /** What the project's files say of it. */
  said: PlacedProposals[ControlId];
  isContradicted: boolean;
  /** The prose, where the server sent it along. */
  text?: OpeningText;
  /** What an older catalogue says otherwise. */
  words?: ControlWords;
  /** Whether single keys act. */
  keys: boolean;
  handle: RefObject<QuestionHandle | null>;
  /** The button that opens the help on a narrow window. */
  help: ReactNode;
  /** Says that the level has changed. */
  levelNote: ReactNode;
}

/** The question in focus: its five answers, what the answer means, and everything said about it. */
export function QuestionCard(props: QuestionCardProps) {
  const { projectId, control, catalogue, question, answers, canEdit, owners, today, blocks, keys } =
    props;
  const card = useRef<HTMLElement>(null);
  const { text } = useControlText(control, props.text, props.words);
  const [open, toggle] = useOpenParts(props.firstOpen);
  usePreload(PARTS);
  const members = useArrived(owners);
  const draft = answers.draftOf(control);
  const record = answers.recordOf(control);
  const { na } = controlIn(catalogue, control);
  const state = answers.saveStateOf(control);
  const errors = state.kind === "refused" ? state.fields : {};
  const isConflict = state.kind === "conflict";
  const { said } = props;
  const isProven =
    record?.answer === said?.answer &&
    (record?.strength === "verified" || record?.strength === "accepted");
  // What was typed here comes first: it is saved before anything else is taken.
  const isTakeable = !isProven && !answers.unsent.includes(control);

  function focusField(id: string) {
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: "nearest" });
  }

  useImperativeHandle(props.handle, () => ({
    show() {
      const { top, bottom } = card.current?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      if (top < 0 || bottom > innerHeight) card.current?.scrollIntoView({ block: "center" });
    },
    focus() {
      card.current?.focus({ preventScroll: true });
      card.current?.scrollIntoView({ block: "nearest" });
    },
    writeNote() {
      // The field takes the focus when it appears.
      if (open.has("note")) focusField(`note-${control}`);
      else toggle("note");
    },
    giveReason: () => focusField(`reason-${control}`),
  }));

  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-labelledby={`question-${control}`}
      onKeyDown={(event) => {
        // Out of a field and back to the keys; what was typed stays.
        if (event.key !== "Escape" || event.target === card.current) return;
        card.current?.focus({ preventScroll: true });
      }}
      className="question-card scroll-mt-32 scroll-mb-6 rounded-sheet border border-line-2 bg-surface px-4 py-4 focus-visible:rounded-sheet md:px-5 xl:scroll-mt-20"
    >
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-mono text-meta text-ink-3">{control}</span>
        <span className="text-meta text-ink-3">{levelWords(control, catalogue)}</span>
        {na === "never" ? <span className="text-meta text-ink-3">Always applies</span> : null}
        {blocks ? <Badge variant="signal">Blocks level {blocks}</Badge> : null}
        <span className="ml-auto">{props.help}</span>
      </div>
      <h3 id={`question-${control}`} className="mt-1.5 mb-4 max-w-160 text-h2 text-pretty">
        {question}
      </h3>
      <AnswerChoice
        name={`answer-${control}`}
        legend={`Answer to ${control}`}
        value={draft.answer}
        onChange={(answer) => answers.edit(control, { answer })}
        na={na}
        disabled={!canEdit}
        keys={keys && canEdit}
      />
      <div className="mt-1.5 min-h-4 text-meta text-ink-3">
        <SaveStatus state={state} />
        {record && state.kind === "saved" && state.at === null ? (
          <span>
            {whoSaid(record)}, {formatDay(record.changedAt)}
          </span>
        ) : null}
      </div>
      <FilesSay
        projectId={projectId}
        control={control}
        said={said}
        asOf={today}
        isContradicted={props.isContradicted}
        take={
          canEdit && said?.answer && isTakeable ? (
            <TakeButton
              projectId={projectId}
              control={control}
              version={record?.version ?? 0}
              answer={record?.answer ?? null}
              proposed={said.answer}
              onTaken={answers.receive}
            />
          ) : null
        }
      />
      <AnswerCriterion answer={draft.answer} text={text} />
      {draft.answer === "not_applicable" ? (
        <ReasonField
          control={control}
          value={draft.reason}
          onChange={(reason) => answers.edit(control, { reason })}
          onBlur={() => answers.flush(control)}
          error={errors.reason}
          disabled={!canEdit}
        />
      ) : null}
      {isConflict ? (
        <div className="mt-4">
          <Later part={conflictPanel}>
            {(ConflictPanel) => (
              <ConflictPanel
                state={state}
                onChoose={(choice) => answers.choose(control, choice)}
                memberName={(id) => members?.find(({ memberId }) => memberId === id)?.name}
              />
            )}
          </Later>
        </div>
      ) : null}
      {state.kind === "refused" ? (
        <div className="mt-4">
          <SaveProblem state={state} draft={draft} onRetry={() => answers.retry(control)} />
        </div>
      ) : null}
      {props.levelNote}
      <AnswerDetails
        projectId={projectId}
        control={control}
        draft={draft}
        record={record}
        openThreads={props.openThreads}
        owners={owners}
        today={today}
        canEdit={canEdit}
        errors={errors}
        keys={keys}
        open={open}
        onToggle={toggle}
        onChange={(change) => answers.edit(control, change)}
        onLeave={() => answers.flush(control)}
        onNoteDone={() => {
          toggle("note");
          card.current?.focus({ preventScroll: true });
        }}
      />
    </article>
  );
}
