"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { dueWords, FIRST_DAY, isDueDate, LAST_DAY } from "./due-words";

interface DueDateEditorProps {
  /** Unique on the page. */
  id: string;
  label?: string;
  /** `YYYY-MM-DD` */
  value: string | null;
  onChange: (day: string | null) => void;
  /** `YYYY-MM-DD` */
  today: string;
  /** What the server refused. */
  error?: string;
  disabled?: boolean;
}

/** The day by which something is to be done, and how far off it is. */
export function DueDateEditor(props: DueDateEditorProps) {
  const { id, label = "Due date", value, onChange, today, error, disabled } = props;
  // A day half typed, such as one of the year 202; null while the field shows the value.
  const [typed, setTyped] = useState<string | null>(null);
  const [isTyping, setTyping] = useState(false);
  const due = value === null || typed !== null ? null : dueWords(value, today);

  function set(day: string) {
    const isComplete = day === "" || isDueDate(day);
    setTyped(isComplete ? null : day);
    if (isComplete && (day || null) !== value) onChange(day || null);
  }

  return (
    <Field
      id={id}
      label={label}
      error={typed !== null && !isTyping ? "Give a year from 2000 to 2099. Not saved yet." : error}
      hint={
        due ? (
          <span className={due.isLate ? "flex gap-1.5 text-notmet-fg" : undefined}>
            {due.isLate ? <Icon name="clock" className="mt-0.5" /> : null}
            {due.text}
          </span>
        ) : undefined
      }
    >
      {(control) => (
        <div className="flex items-center gap-1">
          <Input
            {...control}
            type="date"
            min={FIRST_DAY}
            max={LAST_DAY}
            value={typed ?? value ?? ""}
            disabled={disabled}
            onChange={(event) => {
              setTyping(true);
              set(event.target.value);
            }}
            onBlur={() => setTyping(false)}
          />
          <Button
            variant="quiet"
            size="square"
            className="shrink-0"
            disabled={disabled || (value === null && typed === null)}
            onClick={() => set("")}
          >
            <Icon name="close" />
            <span className="sr-only">Clear {label.toLowerCase()}</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
