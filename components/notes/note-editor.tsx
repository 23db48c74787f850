"use client";

import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { Textarea } from "@/components/ui/textarea";
import { cn } from "@/lib/utils";

const COUNTED_FROM = 0.9;

interface NoteEditorProps {
  /** Unique on the page. */
  id: string;
  label?: string;
  value: string;
  onChange: (note: string) => void;
  /** The field was left. */
  onBlur?: () => void;
  /** Ctrl or Cmd and Enter: the note is written. */
  onDone?: () => void;
  placeholder?: string;
  /** What the server refused. */
  error?: string;
  limit?: number;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** A text in Markdown. Enter makes a new line and never sends; what is too long is said, not cut off. */
export function NoteEditor(props: NoteEditorProps) {
  const { id, label = "Note", value, onChange, onBlur, onDone, placeholder } = props;
  const { limit = 10_000, disabled, autoFocus = false, error } = props;
  const over = value.length - limit;
  return (
    <Field
      id={id}
      label={label}
      error={over > 0 ? `Too long to be saved: shorten it by ${count(over)}.` : error}
      hint={
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span>Markdown works: **bold**, lists, links.</span>
          {onDone ? (
            <span className="text-meta text-ink-3 max-md:hidden">
              <Kbd>Enter</Kbd> new line, <Kbd>Ctrl</Kbd> or <Kbd>⌘</Kbd> <Kbd>Enter</Kbd> done
            </span>
          ) : null}
        </span>
      }
      aside={
        value.length < limit * COUNTED_FROM ? null : (
          <span className={cn("text-meta", over > 0 ? "text-notmet-fg" : "text-ink-2")}>
            {value.length.toLocaleString("en")} of {count(limit)}
          </span>
        )
      }
    >
      {(control) => (
        <Textarea
          {...control}
          value={value}
          disabled={disabled}
          placeholder={placeholder}
          autoFocus={autoFocus}
          className="max-h-96"
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          onKeyDown={(event) => {
            if (!onDone || event.key !== "Enter" || event.nativeEvent.isComposing) return;
            if (!event.ctrlKey && !event.metaKey) return;
            event.preventDefault();
            onDone();
          }}
        />
      )}
    </Field>
  );
}

function count(characters: number): string {
  return `${characters.toLocaleString("en")} ${characters === 1 ? "character" : "characters"}`;
}
