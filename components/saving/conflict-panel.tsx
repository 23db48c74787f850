"use client";

import type { ReactNode } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { Button } from "@/components/ui/button";
import { answerTexts, unansweredText } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/utils";
import { type Draft, draftOf } from "./draft";
import type { ConflictChoice, SaveState } from "./entries";
import { clockTime } from "./words";

interface ConflictPanelProps {
  state: Extract<SaveState, { kind: "conflict" }>;
  onChoose: (choice: ConflictChoice) => void;
  /** Names an owner who is a member. */
  memberName?: (memberId: string) => string | undefined;
}

/** Two people changed one answer: both texts side by side, and three ways on. Nothing is lost by waiting. */
export function ConflictPanel({ state, onChoose, memberName }: ConflictPanelProps) {
  const { current, yours } = state;
  const who = current.changedBy;
  const at = Date.parse(current.changedAt);
  return (
    <section
      role="alert"
      aria-label="Changed meanwhile"
      className="rounded-control border border-l-3 border-notmet-line border-l-notmet-fg"
    >
      <p className="px-4 pt-3 font-semibold">
        {who} saved another answer, {formatDay(current.changedAt)}, {clockTime(at)}.
      </p>
      <p className="px-4 text-ink-2">
        Yours is kept in this browser and not saved. Choose one, or join the notes.
      </p>
      <div className="mt-3 grid border-y border-line-2 md:grid-cols-2 md:divide-x md:divide-line-2 max-md:divide-y max-md:divide-line-2">
        <Side
          title="Yours, not saved"
          draft={yours}
          owner={yours.ownerName ?? memberOf(yours, memberName)}
        />
        <Side title={`${who}, saved`} draft={draftOf(current)} owner={current.owner} />
      </div>
      <div className="flex flex-wrap gap-2 px-4 py-3">
        <Button size="sm" onClick={() => onChoose("mine")}>
          Keep mine
        </Button>
        <Button size="sm" onClick={() => onChoose("theirs")}>
          Take theirs
        </Button>
        <Button size="sm" onClick={() => onChoose("both")}>
          Take theirs, join both notes
        </Button>
      </div>
    </section>
  );
}

function memberOf({ ownerMemberId }: Draft, memberName: ConflictPanelProps["memberName"]) {
  return ownerMemberId === null ? null : (memberName?.(ownerMemberId) ?? "A member");
}

interface SideProps {
  title: string;
  draft: Draft;
  owner: string | null;
}

function Side({ title, draft, owner }: SideProps) {
  const { answer, note, reason, links, dueDate } = draft;
  return (
    <div className="min-w-0 px-4 py-3">
      <h4 className="text-meta text-ink-2">{title}</h4>
      <p className="mt-1 flex items-center gap-1.5 font-medium">
        <AnswerGlyph answer={answer} />
        {(answer ? answerTexts[answer] : unansweredText).label}
      </p>
      {answer === "not_applicable" ? <Words label="Reason">{reason}</Words> : null}
      <Words label="Note">{note}</Words>
      <Words label="Links">{links.join("\n")}</Words>
      <Words label="Owner">{owner}</Words>
      <Words label="Due">{dueDate ? formatDay(dueDate) : null}</Words>
    </div>
  );
}

function Words({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div className="mt-2 text-small">
      <span className="text-ink-3">{label}</span>
      <p className="max-h-60 overflow-y-auto break-words whitespace-pre-wrap">{children}</p>
    </div>
  );
}
