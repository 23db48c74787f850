"use client";

import { type ComponentProps, type KeyboardEvent, useRef, useState } from "react";
import { Textarea } from "@/components/ui/textarea";
import { type Mentionable, matching, mentionAt } from "@/lib/core/comments/mentions";

/** So many names are shown; who types on sees the others. */
const SHOWN = 6;

interface MentionFieldProps extends Omit<ComponentProps<"textarea">, "value" | "onChange"> {
  id: string;
  value: string;
  onChange: (text: string) => void;
  /** Whom an `@` offers, each under a name of their own. */
  people: readonly Mentionable[];
}

/** A text in which `@` opens a list of people: arrows move, Enter or Tab choose, Escape closes. */
export function MentionField(props: MentionFieldProps) {
  const { id, value, onChange, people, onKeyDown, ...rest } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [at, setAt] = useState(0);

  const typed = cursor === null ? null : mentionAt(value, cursor);
  const found = typed ? matching(people, typed.query) : [];
  const shown = found.slice(0, SHOWN);
  const isOpen = shown.length > 0;
  const listId = `${id}-people`;
  const chosen = shown[Math.min(at, shown.length - 1)];

  function follow() {
    setCursor(field.current?.selectionEnd ?? null);
  }

  function choose({ name }: Mentionable) {
    if (!typed || cursor === null) return;
    const before = `${value.slice(0, typed.from)}@${name} `;
    onChange(before + value.slice(cursor).replace(/^ /, ""));
    setCursor(null);
    setAt(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(before.length, before.length);
    });
  }

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (!isOpen || !chosen || event.nativeEvent.isComposing) return onKeyDown?.(event);
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const isChoice =
      event.key === "Tab" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey);
    if (step !== 0) setAt((shown.indexOf(chosen) + step + shown.length) % shown.length);
    else if (isChoice && !event.shiftKey) choose(chosen);
    else if (event.key === "Escape") setCursor(null);
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="relative">
      <Textarea
        {...rest}
        ref={field}
        id={id}
        value={value}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && chosen ? `${id}-${chosen.memberId}` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          setCursor(event.target.selectionEnd);
          setAt(0);
        }}
        onClick={follow}
        onKeyUp={(event) => {
          if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) follow();
        }}
        onBlur={() => setCursor(null)}
        onKeyDown={onKey}
      />
      {isOpen ? (
        <div
          id={listId}
          role="listbox"
          aria-label="People"
          className="absolute inset-x-0 top-full z-30 mt-1 max-w-80 rounded-control border border-line-2 bg-raised py-1 shadow-lift"
        >
          {shown.map((person) => (
            <div
              key={person.memberId}
              id={`${id}-${person.memberId}`}
              role="option"
              tabIndex={-1}
              aria-selected={person === chosen}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
              onKeyDown={() => {}}
              className="min-h-8 cursor-default px-3 py-1 wrap-anywhere hover:bg-harbour-soft aria-selected:bg-harbour-soft aria-selected:font-semibold max-md:min-h-10"
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
      <span role="status" className="sr-only">
        {isOpen ? `${found.length} ${found.length === 1 ? "person" : "people"} to mention` : ""}
      </span>
    </div>
  );
}
