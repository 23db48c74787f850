"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { storeMentions } from "@/lib/core/comments/mentions";
import { COMMENT_LENGTH } from "@/lib/schemas/comment-limits";
import { useDraft } from "./comment-drafts";
import { MentionField } from "./mention-field";
import type { People } from "./people";

/** Sends a text as it is stored; resolves to why it was refused, or null. */
export type SendText = (text: string) => Promise<string | null>;

interface CommentFormProps {
  /** Unique on the page. */
  id: string;
  label: string;
  /** What the button does. */
  verb: string;
  people: People;
  /** What there is to change, as it is typed. */
  initial?: string;
  autoFocus?: boolean;
  onSend: SendText;
  /** It was sent, or is not wanted any more. */
  onDone?: () => void;
}

/** A field for a comment and the button that sends it. What was refused stays in the field. */
export function CommentForm(props: CommentFormProps) {
  const { id, label, verb, people, initial = "", autoFocus, onSend, onDone } = props;
  const [text, setText] = useDraft(id, initial);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const stored = storeMentions(text, people.named);
  const over = stored.length - COMMENT_LENGTH;

  async function send() {
    if (stored.trim() === "") return setRefusal("Write something.");
    if (over > 0) return;
    setBusy(true);
    const problem = await onSend(stored.trimEnd());
    setBusy(false);
    setRefusal(problem);
    if (problem !== null) return;
    setText(initial === "" ? "" : initial);
    onDone?.();
  }

  return (
    <Form className="grid gap-2" busy={isBusy} onSend={send}>
      <Field
        id={id}
        label={label}
        error={
          over > 0
            ? `Too long: shorten it by ${over.toLocaleString("en")} ${over === 1 ? "character" : "characters"}.`
            : refusal
        }
        hint="Markdown works. @ mentions somebody."
      >
        {(control) => (
          <MentionField
            {...control}
            value={text}
            people={people.offered}
            autoFocus={autoFocus}
            className="max-h-96"
            onChange={(next) => {
              setText(next);
              setRefusal(null);
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              if (!isBusy) void send();
            }}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={isBusy}>
          {verb}
        </Button>
        {onDone ? (
          <Button
            size="sm"
            variant="quiet"
            disabled={isBusy}
            onClick={() => {
              setText(initial);
              onDone();
            }}
          >
            Cancel
          </Button>
        ) : null}
      </div>
    </Form>
  );
}
