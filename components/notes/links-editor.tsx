"use client";

import { type KeyboardEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { linkProblem, MAX_LINKS, savableLinks } from "./link-problem";

interface Row {
  readonly key: number;
  readonly text: string;
}

interface LinksEditorProps {
  /** Unique on the page. */
  id: string;
  label?: string;
  value: readonly string[];
  /** Called when a field is left, with the links that are right; the others stay here with what is wrong. */
  onChange: (links: readonly string[]) => void;
  /** What the server refused. */
  error?: string;
  disabled?: boolean;
}

/** Up to ten links, a field for each. Enter adds the next one, Backspace in an empty field takes it away. */
export function LinksEditor({
  id,
  label = "Links",
  value,
  onChange,
  error,
  disabled = false,
}: LinksEditorProps) {
  const list = useRef<HTMLFieldSetElement>(null);
  const nextKey = useRef(0);
  const toRow = (text: string): Row => ({ key: nextKey.current++, text });
  const [rows, setRows] = useState<readonly Row[]>(() => orEmpty(value).map(toRow));
  const [shown, setShown] = useState(value);
  const [typing, setTyping] = useState<number | null>(null);

  // Changed elsewhere: undone, joined with another person's, or saved in another form.
  if (!isSame(value, shown)) {
    setShown(value);
    if (!isSame(value, savableLinks(rows.map(({ text }) => text)))) {
      setRows(orEmpty(value).map(toRow));
    }
  }

  function commit(next: readonly Row[]) {
    const links = savableLinks(next.map(({ text }) => text));
    if (isSame(links, value)) return;
    setShown(links);
    onChange(links);
  }

  // After the field is there.
  function focusRow(index: number) {
    requestAnimationFrame(() => list.current?.querySelectorAll("input")[index]?.focus());
  }

  function add() {
    const blank = rows.findIndex(({ text }) => text.trim() === "");
    if (blank >= 0) return focusRow(blank);
    if (rows.length >= MAX_LINKS) return;
    setRows([...rows, toRow("")]);
    focusRow(rows.length);
  }

  function remove(index: number) {
    const next = rows.filter((_, at) => at !== index);
    setRows(next.length === 0 ? [toRow("")] : next);
    commit(next);
    focusRow(Math.max(index - 1, 0));
  }

  function onKeyDown(event: KeyboardEvent, index: number) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      commit(rows);
      if (rows[index]?.text.trim()) add();
    } else if (event.key === "Backspace" && rows[index]?.text === "" && rows.length > 1) {
      event.preventDefault();
      remove(index);
    }
  }

  return (
    <fieldset ref={list} disabled={disabled} className="grid min-w-0 gap-2">
      <legend className="mb-1 font-semibold">{label}</legend>
      {rows.map(({ key, text }, index) => {
        const fieldId = `${id}-${key}`;
        const problem = text.trim() === "" || typing === key ? null : problemAt(rows, index);
        return (
          <div key={key} className="grid gap-1">
            <div className="flex items-center gap-1">
              <Input
                id={fieldId}
                type="url"
                inputMode="url"
                autoComplete="off"
                aria-label={`${label} ${index + 1}`}
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `${fieldId}-error` : undefined}
                placeholder="https://"
                value={text}
                onChange={(event) => {
                  setTyping(key);
                  setRows(rows.with(index, { key, text: event.target.value }));
                }}
                onBlur={() => {
                  setTyping(null);
                  commit(rows);
                }}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
              <Button
                variant="quiet"
                size="square"
                className="shrink-0"
                disabled={rows.length === 1 && text === ""}
                onClick={() => remove(index)}
              >
                <Icon name="close" />
                <span className="sr-only">Remove link {index + 1}</span>
              </Button>
            </div>
            {problem ? (
              <p id={`${fieldId}-error`} className="flex gap-1.5 text-small text-notmet-fg">
                <Icon name="error" className="mt-0.5" />
                {problem} Not saved yet.
              </p>
            ) : null}
          </div>
        );
      })}
      {error ? (
        <p role="alert" className="text-small text-notmet-fg">
          {error}
        </p>
      ) : null}
      <div className="flex items-center gap-3 text-small text-ink-2">
        {rows.length < MAX_LINKS ? (
          <Button size="sm" onClick={add}>
            <Icon name="plus" />
            Add a link
          </Button>
        ) : (
          `An answer has at most ${MAX_LINKS} links.`
        )}
      </div>
    </fieldset>
  );
}

function problemAt(rows: readonly Row[], index: number): string | null {
  const link = rows[index]?.text.trim() ?? "";
  const isTwice = rows.slice(0, index).some(({ text }) => text.trim() === link);
  return linkProblem(link) ?? (isTwice ? "This link stands above already." : null);
}

function orEmpty(links: readonly string[]): readonly string[] {
  return links.length === 0 ? [""] : links;
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((link, index) => link === others[index]);
}
