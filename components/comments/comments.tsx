"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Skeleton } from "@/components/ui/skeleton";
import {
  deleteCommentAction,
  editCommentAction,
  reopenThreadAction,
  resolveThreadAction,
  writeCommentAction,
} from "@/lib/actions/comments";
import type { ControlId } from "@/lib/core/model/words";
import { CommentForm } from "./comment-form";
import { peopleOf } from "./people";
import { ThreadItem } from "./thread-item";
import { useTalk } from "./use-talk";

interface CommentsProps {
  projectId: string;
  control: ControlId;
}

/** What was said about a control, loaded when it is opened and live from then on; the open threads first. */
export function Comments({ projectId, control }: CommentsProps) {
  const { talk, problem, read, change } = useTalk(projectId, control);
  const [refusal, setRefusal] = useState<string | null>(null);
  const people = useMemo(() => talk && peopleOf(talk), [talk]);

  const notRead = problem ? (
    <Callout
      variant="warning"
      role="alert"
      title="The comments could not be read"
      actions={
        <Button size="sm" onClick={read}>
          Try again
        </Button>
      }
    >
      {problem}
    </Callout>
  ) : null;
  if (!talk || !people) return notRead ?? <Skeleton className="h-12 w-full" />;

  const press = async (action: Parameters<typeof change>[0]) => setRefusal(await change(action));
  const write = (text: string, threadId: string | null) =>
    change(() => writeCommentAction({ projectId, control, threadId, text }));
  const threads = [
    ...talk.threads.filter(({ resolved }) => !resolved),
    ...talk.threads.filter(({ resolved }) => resolved),
  ];

  return (
    <div className="grid gap-4">
      {notRead}
      {refusal ? (
        <Callout variant="error" role="alert" title="Nothing was changed">
          {refusal}
        </Callout>
      ) : null}
      {threads.length > 0 ? (
        <ol aria-label={`Comments on ${control}`} className="grid gap-4">
          {threads.map((thread) => (
            <li key={thread.id} className="border-b border-line pb-3 last:border-b-0">
              <ThreadItem
                thread={thread}
                people={people}
                mayWrite={talk.mayWrite}
                onReply={(text) => write(text, thread.id)}
                onEdit={(id, text) => change(() => editCommentAction(id, { text }))}
                onDelete={(id) => press(() => deleteCommentAction(id))}
                onResolve={() => press(() => resolveThreadAction(thread.id))}
                onReopen={() => press(() => reopenThreadAction(thread.id))}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-small text-ink-2">Nobody has commented on this yet.</p>
      )}
      {talk.mayWrite ? (
        <CommentForm
          id={`comment-${projectId}-${control}`}
          label="New comment"
          verb="Comment"
          people={people}
          onSend={(text) => write(text, null)}
        />
      ) : null}
    </div>
  );
}
