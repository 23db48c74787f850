"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { switchTheme } from "@/components/ui/switch-theme";
import { signOutAction } from "@/lib/actions/account";
import { PALETTE_LIMITS } from "@/lib/schemas/palette-limits";
import { type Entry, entriesOf, found, type Goal, type HereProject } from "./entries";
import { PaletteOption } from "./palette-option";
import { usePalette } from "./use-palette";

interface PaletteProps {
  /** The project whose pages are open. */
  project?: { name: string; href: string };
  onClose: () => void;
}

/** A field and what it finds. The focus stays in the field; arrows choose, Enter goes there. */
export function Palette({ project, onClose }: PaletteProps) {
  const router = useRouter();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  /** Enter was pressed before anything was found: the first find is gone to. */
  const [isEager, setEager] = useState(false);
  const { palette, problem, isLooking } = usePalette(text);

  const groups = found(text, entriesOf(palette, hereOf(project)));
  const flat = groups.flatMap(({ entries }) => entries);
  const active = flat[Math.min(at, flat.length - 1)];
  const optionId = (entry: Entry) => `${listId}-${flat.indexOf(entry)}`;

  useEffect(() => field.current?.focus(), []);
  const activeId = active && optionId(active);
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  function choose({ goal }: Entry) {
    onClose();
    act(goal, router.push);
  }

  const chooseWaited = useEffectEvent(() => active && choose(active));
  const isFound = active !== undefined;
  useEffect(() => {
    if (!isEager || (!isFound && isLooking)) return;
    setEager(false);
    chooseWaited();
  }, [isEager, isFound, isLooking]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (active) choose(active);
      else setEager(true);
      return;
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || flat.length === 0) return;
    event.preventDefault();
    setAt((Math.min(at, flat.length - 1) + step + flat.length) % flat.length);
  }

  return (
    <div className="grid gap-2">
      <Input
        ref={field}
        type="text"
        role="combobox"
        aria-label="A project, control, page or action"
        aria-expanded={flat.length > 0}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={PALETTE_LIMITS.text}
        placeholder="A project, CTR-1, roadmap …"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setEager(false);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">
        {isLooking ? null : flat.length === 1 ? "1 found" : `${flat.length} found`}
      </p>
      {problem ? <p className="text-small">{problem}</p> : null}
      <div
        id={listId}
        role="listbox"
        aria-label="Found"
        className="-mx-2 h-[min(24rem,50dvh)] overflow-y-auto"
      >
        {groups.map(({ name, entries }, index) => (
          // biome-ignore lint/a11y/useSemanticElements: in a listbox a group is this, not a fieldset
          <div key={name} role="group" aria-labelledby={`${listId}-group-${index}`}>
            <p
              id={`${listId}-group-${index}`}
              role="presentation"
              className="px-2 pt-2 pb-1 text-small text-ink-2"
            >
              {name === "This project" ? project?.name : name}
            </p>
            {entries.map((entry) => (
              <PaletteOption
                key={entry.key}
                id={optionId(entry)}
                entry={entry}
                isActive={entry === active}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {flat.length === 0 ? (
        <p>{isLooking ? "Looking for it …" : "Nothing here has these words."}</p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-3 text-small max-md:hidden">
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>Enter</Kbd> go there
        </span>
        <span>
          <Kbd>Esc</Kbd> close
        </span>
        <span>
          <Kbd>/</Kbd> or <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> opens this anywhere
        </span>
      </p>
    </div>
  );
}

function act(goal: Goal, push: (href: string) => void): void {
  switch (goal.kind) {
    case "page":
      if (goal.isWhole) location.assign(goal.href);
      else push(goal.href);
      break;
    case "theme":
      switchTheme();
      break;
    case "print":
      setTimeout(() => window.print()); // once the dialog is gone: it would be on the paper
      break;
    case "sign-out":
      void signOutAction();
  }
}

function hereOf(project: PaletteProps["project"]): HereProject | null {
  const id = project?.href.split("/").at(-1);
  return project && id ? { id, name: project.name } : null;
}
