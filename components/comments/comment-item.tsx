"use client";

import { type ReactNode, useState } from "react";
import { clockTime } from "@/components/saving/words";
import { Button } from "@/components/ui/button";
import { showMentions } from "@/lib/core/comments/mentions";
import type { CommentView } from "@/lib/schemas/comment";
import { formatDay } from "@/lib/utils";
import { CommentForm, type SendText } from "./comment-form";
import { CommentText } from "./comment-text";
import type { People } from "./people";

interface CommentItemProps {
  comment: CommentView;
  people: People;
  mayWrite: boolean;
  onEdit: SendText;
  onDelete: () => void;
  /** What else can be done here: reply, resolve. */
  children?: ReactNode;
}

/** One comment: who, when, what, and what can be done about it. */
export function CommentItem(props: CommentItemProps) {
  const { comment, people, mayWrite, onEdit, onDelete, children } = props;
  const { id, author, isOwn, text, at, isEdited, isDeleted, mayDelete } = comment;
  const [isEditing, setEditing] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const when = Date.parse(at);

  return (
    <div className="min-w-0">
      <p className="text-small text-ink-2">
        <span className="font-semibold wrap-anywhere text-ink">{author}</span>
        <time dateTime={at}>
          , {formatDay(at)}, {clockTime(when)}
        </time>
        {isEdited ? ", edited" : null}
      </p>
      {isDeleted ? (
        <p className="text-ink-3 italic">Deleted</p>
      ) : isEditing ? (
        <CommentForm
          id={`edit-${id}`}
          label="Change the comment"
          verb="Save"
          people={people}
          initial={showMentions(text, people.nameOf)}
          autoFocus
          onSend={onEdit}
          onDone={() => setEditing(false)}
        />
      ) : (
        <>
          <CommentText text={text} nameOf={people.nameOf} />
          <div className="-mx-2 flex flex-wrap gap-1 print:hidden">
            {children}
            {isOwn && mayWrite ? (
              <Button size="sm" variant="quiet" onClick={() => setEditing(true)}>
                Edit
              </Button>
            ) : null}
            {mayDelete && !isAsking ? (
              <Button size="sm" variant="quiet" onClick={() => setAsking(true)}>
                Delete
              </Button>
            ) : null}
            {isAsking ? (
              <>
                <Button size="sm" variant="danger" autoFocus onClick={onDelete}>
                  Delete for good
                </Button>
                <Button size="sm" variant="quiet" onClick={() => setAsking(false)}>
                  Keep
                </Button>
              </>
            ) : null}
          </div>
        </>
      )}
    </div>
  );
}
