"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  startTransition,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { cn } from "@/lib/utils";

interface Tab {
  id: string;
  label: string;
  count?: number;
  panel: ReactNode;
}

interface TabsProps {
  /** Names the row of tabs. */
  label: string;
  tabs: readonly Tab[];
  /** The id of the tab that is open at first; the first one if it is left out. */
  initial?: string;
  className?: string;
}

/**
 * Panels of which one is seen. Left and right move along the tabs. The server draws the open one; the others are made
 * once the page works, so that they open without a wait and keep what was chosen in them.
 */
export function Tabs({ label, tabs, initial, className }: TabsProps) {
  const [chosen, setChosen] = useState(initial);
  const row = useRef<HTMLDivElement>(null);
  const base = useId();
  const [isLive, setLive] = useState(false);
  // In a transition: nobody waits for what is hidden.
  useEffect(() => startTransition(() => setLive(true)), []);
  const current = tabs.find((tab) => tab.id === chosen)?.id ?? tabs[0]?.id;

  function onKeyDown(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === current);
    const to =
      event.key === "ArrowRight"
        ? (at + 1) % tabs.length
        : event.key === "ArrowLeft"
          ? (at - 1 + tabs.length) % tabs.length
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? tabs.length - 1
              : -1;
    const tab = tabs[to];
    if (!tab) return;
    event.preventDefault();
    event.stopPropagation();
    setChosen(tab.id);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  }

  return (
    <div className={className}>
      <div
        ref={row}
        role="tablist"
        aria-label={label}
        className="flex gap-4 overflow-x-auto border-b border-line"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}-tab`}
            aria-selected={tab.id === current}
            aria-controls={isLive || tab.id === current ? `${base}-${tab.id}` : undefined}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => setChosen(tab.id)}
            onKeyDown={onKeyDown}
            className={cn(
              "border-b-2 pt-2 pb-1.5 font-medium whitespace-nowrap focus-visible:-outline-offset-2 max-md:min-h-11",
              tab.id === current
                ? "border-harbour text-ink"
                : "border-transparent text-ink-2 hover:border-line-control hover:text-ink",
            )}
          >
            {tab.label}
            {tab.count === undefined ? null : (
              <span className="ml-1 font-normal text-ink-3">{tab.count}</span>
            )}
          </button>
        ))}
      </div>
      {tabs.map((tab) =>
        isLive || tab.id === current ? (
          <div
            key={tab.id}
            role="tabpanel"
            id={`${base}-${tab.id}`}
            aria-labelledby={`${base}-${tab.id}-tab`}
            hidden={tab.id !== current}
            className="pt-4"
          >
            {tab.panel}
          </div>
        ) : null,
      )}
    </div>
  );
}
