"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/lib/utils";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";

interface MenuProps {
  /** What the button shows. */
  trigger: ReactNode;
  /** The button's name where it shows no words. */
  label?: string;
  /** Items: `MenuItem`, or anything that holds an element with `role="menuitem"`. */
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: "start" | "end";
  className?: string;
}

/** A button with a list of actions. Arrows, Home, End and first letters move; Escape closes and gives the focus back. */
export function Menu({
  trigger,
  label,
  children,
  variant = "quiet",
  size = "md",
  align = "end",
  className,
}: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();

  const items = () =>
    Array.from(
      list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([disabled])') ?? [],
    );

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector<HTMLElement>('[role="menuitem"]:not([disabled])')?.focus();
    const leave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [open]);

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const all = items();
    const active = document.activeElement;
    const at = active instanceof HTMLElement ? all.indexOf(active) : -1;
    const last = all.length - 1;
    const to =
      event.key === "ArrowDown"
        ? (at + 1) % all.length
        : event.key === "ArrowUp"
          ? at <= 0
            ? last
            : at - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? last
              : /^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey
                ? firstWith(all, at, event.key)
                : -1;
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (to >= 0) {
      event.preventDefault();
      all[to]?.focus();
    }
  }

  return (
    <div ref={root} className={cn("relative", className)}>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        className={buttonClass(variant, size)}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {trigger}
      </button>
      {open ? (
        <div
          ref={list}
          id={listId}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            // The item's own action runs first; a form's submit needs its button to stay until then.
            if (event.target instanceof Element && event.target.closest('[role="menuitem"]'))
              setTimeout(close);
          }}
          className={cn(
            "absolute top-full z-30 mt-1 min-w-48 rounded-control border border-line-2 bg-raised py-1 shadow-lift",
            align === "end" ? "right-0" : "left-0",
          )}
        >
          {children}
        </div>
      ) : null}
    </div>
  );
}

/** The next item after `at`, round the corner, whose words begin with a letter; -1 if none does. */
function firstWith(items: readonly HTMLElement[], at: number, letter: string): number {
  const found = items
    .map((_, step) => (at + 1 + step) % items.length)
    .find((index) =>
      items[index]?.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()),
    );
  return found ?? -1;
}
