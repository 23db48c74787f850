"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import type { Thread } from "@/lib/schemas/comment";
import { formatDay } from "@/lib/utils";
import { CommentForm, type SendText } from "./comment-form";
import { CommentItem } from "./comment-item";
import type { People } from "./people";

interface ThreadItemProps {
  thread: Thread;
  people: People;
  mayWrite: boolean;
  onReply: SendText;
  onEdit: (id: string, text: string) => ReturnType<SendText>;
  onDelete: (id: string) => void;
  onResolve: () => void;
  onReopen: () => void;
}

/** A comment with its replies; folded away once it is resolved. */
export function ThreadItem(props: ThreadItemProps) {
  const { thread, people, mayWrite, onReply, onEdit, onDelete, onResolve, onReopen } = props;
  const { id, replies, resolved, mayResolve, isDeleted } = thread;
  const [isReplying, setReplying] = useState(false);
  const mayReply = mayWrite && !resolved && !isDeleted;
  const item = (comment: Thread["replies"][number], actions?: ReactNode) => (
    <CommentItem
      comment={comment}
      people={people}
      mayWrite={mayWrite}
      onEdit={(text) => onEdit(comment.id, text)}
      onDelete={() => onDelete(comment.id)}
    >
      {actions}
    </CommentItem>
  );

  const content = (
    <div className="grid gap-3">
      {item(
        thread,
        <>
          {mayReply ? (
            <Button
              size="sm"
              variant="quiet"
              aria-expanded={isReplying}
              onClick={() => setReplying(!isReplying)}
            >
              Reply
            </Button>
          ) : null}
          {mayResolve ? (
            <Button size="sm" variant="quiet" onClick={resolved ? onReopen : onResolve}>
              {resolved ? "Reopen" : "Resolve"}
            </Button>
          ) : null}
        </>,
      )}
      {replies.length > 0 ? (
        <ol aria-label="Replies" className="grid gap-3 border-l-2 border-line-2 pl-3">
          {replies.map((reply) => (
            <li key={reply.id}>{item(reply)}</li>
          ))}
        </ol>
      ) : null}
      {mayReply && isReplying ? (
        <CommentForm
          id={`reply-${id}`}
          label="Reply"
          verb="Send the reply"
          people={people}
          autoFocus
          onSend={onReply}
          onDone={() => setReplying(false)}
        />
      ) : null}
    </div>
  );

  if (!resolved) return content;
  return (
    <details>
      <summary className="cursor-pointer text-small text-ink-2">
        Resolved by {resolved.by}, {formatDay(resolved.at)}: {thread.author}
        {replies.length > 0
          ? ` and ${replies.length} ${replies.length === 1 ? "reply" : "replies"}`
          : null}
      </summary>
      <div className="pt-3">{content}</div>
    </details>
  );
}
