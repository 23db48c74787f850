"use client";

import { type ReactNode, useState } from "react";
import { dueWords } from "@/components/notes/due-words";
import { Note } from "@/components/notes/note";
import { NoteEditor } from "@/components/notes/note-editor";
import type { PossibleOwner } from "@/components/notes/owner";
import type { AnswerRecord, Draft } from "@/components/saving/draft";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { Later, latePart, useArrived, usePreload } from "@/components/ui/later";
import type { ControlId } from "@/lib/core/model/words";
import { cn, formatDay } from "@/lib/utils";
import type { PossibleOwners } from "./use-possible-owners";

// The note is here at once: a key opens it, and what is typed next must not be taken for another key.
const linksEditor = latePart(
  async () => (await import("@/components/notes/links-editor")).LinksEditor,
);
const ownerEditor = latePart(
  async () => (await import("@/components/notes/owner-editor")).OwnerEditor,
);
const dueDateEditor = latePart(
  async () => (await import("@/components/notes/due-date-editor")).DueDateEditor,
);
const answerHistory = latePart(async () => (await import("./answer-history")).AnswerHistory);
const comments = latePart(async () => (await import("@/components/comments/comments")).Comments);
const PARTS = [linksEditor, ownerEditor, dueDateEditor, answerHistory, comments];

/** What can be opened under an answer. */
export type DetailPart = "note" | "links" | "owner" | "history" | "comments";

/** What can be opened also by who does not answer. */
const OPEN_TO_ALL: readonly DetailPart[] = ["history", "comments"];

interface AnswerDetailsProps {
  projectId: string;
  control: ControlId;
  draft: Draft;
  /** The answer as it is saved. */
  record: AnswerRecord | null;
  openThreads: number;
  owners: PossibleOwners;
  /** `YYYY-MM-DD` */
  today: string;
  canEdit: boolean;
  /** What the server refused, by field. */
  errors: Readonly<Record<string, string>>;
  keys: boolean;
  open: ReadonlySet<DetailPart>;
  onToggle: (part: DetailPart) => void;
  onChange: (change: Partial<Draft>) => void;
  onLeave: () => void;
  /** The note is written. */
  onNoteDone: () => void;
}

/** Note, links, owner, due date and history of an answer: read where there is something, opened to be changed. */
export function AnswerDetails(props: AnswerDetailsProps) {
  const { projectId, control, draft, record, owners, today, canEdit, errors, keys } = props;
  const { open, onToggle, onChange, onLeave } = props;
  const version = record?.version ?? 0;
  const isOpen = (part: DetailPart) => open.has(part) && (canEdit || OPEN_TO_ALL.includes(part));
  const owner = nameOf(draft, useArrived(owners), record);
  const due = draft.dueDate ? dueWords(draft.dueDate, today) : null;
  const links = draft.links.length;
  usePreload(PARTS);

  return (
    <>
      <div className="mt-3 grid gap-3">
        {isOpen("note") ? (
          <NoteEditor
            id={`note-${control}`}
            value={draft.note}
            onChange={(note) => onChange({ note })}
            onBlur={onLeave}
            onDone={props.onNoteDone}
            autoFocus
            error={errors.note}
            placeholder="What a colleague should know a year from now"
          />
        ) : draft.note ? (
          <Labelled label="Note">
            <Note text={draft.note} />
          </Labelled>
        ) : null}
        {isOpen("links") ? (
          <Later part={linksEditor}>
            {(LinksEditor) => (
              <LinksEditor
                id={`links-${control}`}
                value={draft.links}
                onChange={(next) => onChange({ links: next })}
                error={errors.links}
              />
            )}
          </Later>
        ) : links > 0 ? (
          <Labelled label="Links">
            <LinkList links={draft.links} />
          </Labelled>
        ) : null}
        {isOpen("owner") ? (
          <div className="grid gap-3 md:grid-cols-2">
            <Later part={ownerEditor}>
              {(OwnerEditor) => (
                <Later part={owners}>
                  {(members) => (
                    <OwnerEditor
                      id={`owner-${control}`}
                      value={{ ownerMemberId: draft.ownerMemberId, ownerName: draft.ownerName }}
                      name={record?.owner}
                      members={members}
                      onChange={onChange}
                      error={errors.ownerName ?? errors.ownerMemberId}
                    />
                  )}
                </Later>
              )}
            </Later>
            <Later part={dueDateEditor}>
              {(DueDateEditor) => (
                <DueDateEditor
                  id={`due-${control}`}
                  value={draft.dueDate}
                  onChange={(dueDate) => onChange({ dueDate })}
                  today={today}
                  error={errors.dueDate}
                />
              )}
            </Later>
          </div>
        ) : owner || draft.dueDate ? (
          <Labelled label="Owner">
            {owner ?? "Nobody"}
            {draft.dueDate ? (
              <span className={cn("text-ink-2", due?.isLate && "text-notmet-fg")}>
                , due {formatDay(draft.dueDate)}
                {due?.isLate ? `, ${due.text}` : null}
              </span>
            ) : null}
          </Labelled>
        ) : null}
      </div>
      <div className="-mx-2 mt-3 flex flex-wrap gap-1 print:hidden">
        {canEdit ? (
          <>
            <Toggle part="note" icon="note" open={open} onToggle={onToggle}>
              Note
              {keys ? (
                <Kbd aria-hidden="true" className="max-md:hidden">
                  N
                </Kbd>
              ) : null}
            </Toggle>
            <Toggle part="links" icon="link" open={open} onToggle={onToggle}>
              {links > 0 ? `Links (${links})` : "Links"}
            </Toggle>
            <Toggle part="owner" icon="person" open={open} onToggle={onToggle}>
              Owner and due date
            </Toggle>
          </>
        ) : null}
        <Toggle part="comments" icon="comment" open={open} onToggle={onToggle}>
          {props.openThreads > 0 ? `Comments (${props.openThreads} open)` : "Comments"}
        </Toggle>
        <Toggle part="history" icon="history" open={open} onToggle={onToggle}>
          {version > 0 ? `History (${version})` : "History"}
        </Toggle>
      </div>
      {isOpen("comments") ? (
        <div className="mt-2 border-t border-line pt-3 print:hidden">
          <Later part={comments}>
            {(Comments) => <Comments projectId={projectId} control={control} />}
          </Later>
        </div>
      ) : null}
      {isOpen("history") ? (
        <div className="mt-2 border-t border-line pt-3">
          <Later part={answerHistory}>
            {(AnswerHistory) => (
              <AnswerHistory projectId={projectId} control={control} version={version} />
            )}
          </Later>
        </div>
      ) : null}
    </>
  );
}

interface ToggleProps {
  part: DetailPart;
  icon: IconName;
  open: ReadonlySet<DetailPart>;
  onToggle: (part: DetailPart) => void;
  children: ReactNode;
}

function Toggle({ part, icon, open, onToggle, children }: ToggleProps) {
  return (
    <Button
      variant="quiet"
      size="sm"
      aria-expanded={open.has(part)}
      onClick={() => onToggle(part)}
      className="text-ink-2 aria-expanded:bg-sunken aria-expanded:text-ink"
    >
      <Icon name={icon} />
      {children}
    </Button>
  );
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <p className="text-meta text-ink-3">{label}</p>
      <div>{children}</div>
    </div>
  );
}

function LinkList({ links }: { links: readonly string[] }) {
  return (
    <ul className="grid gap-0.5">
      {links.map((link) => (
        <li key={link} className="wrap-anywhere">
          {/^https?:\/\//i.test(link) ? (
            <a href={link} target="_blank" rel="noreferrer">
              {link}
            </a>
          ) : (
            link
          )}
        </li>
      ))}
    </ul>
  );
}

function nameOf(
  { ownerMemberId, ownerName }: Draft,
  members: readonly PossibleOwner[] | undefined,
  record: AnswerRecord | null,
): string | null {
  if (ownerMemberId === null) return ownerName;
  const saved = record?.ownerMemberId === ownerMemberId ? record.owner : null;
  return members?.find(({ memberId }) => memberId === ownerMemberId)?.name ?? saved ?? "A member";
}

/** Which parts of an answer are open, one at first if need be; all closed again when another control comes into focus. */
export function useOpenParts(
  first?: DetailPart,
): readonly [ReadonlySet<DetailPart>, (part: DetailPart) => void] {
  const [open, setOpen] = useState<ReadonlySet<DetailPart>>(new Set(first ? [first] : []));
  return [
    open,
    (part) =>
      setOpen((before) => {
        const after = new Set(before);
        if (!after.delete(part)) after.add(part);
        return after;
      }),
  ];
}
