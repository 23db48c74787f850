"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { holding, markup } from "@/components/ui/markup";
import type { Level } from "@/lib/core/model/words";
import { FILTERS, type Filter } from "./filter";

interface FilterChipsProps {
  current: Filter;
  counts: Readonly<Record<Filter, number>>;
  /** The next level, for “Blocks level 2”. */
  nextLevel: Level | null;
  hrefOf: (filter: Filter) => string;
  onShow: (filter: Filter) => void;
}

/** What the list shows, each with how many there are. Links, so that they can be kept and sent. */
export function FilterChips({ current, counts, nextLevel, hrefOf, onShow }: FilterChipsProps) {
  return (
    <nav aria-label="Show" className="min-w-0 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4">
      <ul className="chips">
        {FILTERS.map((filter) => (
          <li key={filter}>
            <a
              href={hrefOf(filter)}
              aria-current={filter === current ? "true" : undefined}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                event.preventDefault();
                onShow(filter);
              }}
              {...holding(markup`${labelOf(filter, nextLevel)}<span>${counts[filter]}</span>`)}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function labelOf(filter: Filter, nextLevel: Level | null): string {
  switch (filter) {
    case "all":
      return "All";
    case "unanswered":
      return "Unanswered";
    case "blocking":
      return nextLevel ? `Blocks level ${nextLevel}` : "Blocks a level";
    case "mine":
      return "Assigned to me";
    default:
      return `Level ${filter.slice(-1)}`;
  }
}

interface ListToolsProps {
  canUndo: boolean;
  canEdit: boolean;
  keys: boolean;
  onUndo: () => void;
  onNext: () => void;
  onKeys: () => void;
}

/** Next unanswered, undo, and the list of keys. */
export function ListTools({ canUndo, canEdit, keys, onUndo, onNext, onKeys }: ListToolsProps) {
  return (
    <div className="flex flex-wrap gap-1.5 print:hidden">
      <Button size="sm" onClick={onNext}>
        Next unanswered
        {keys ? <Shortcut>.</Shortcut> : null}
      </Button>
      {canEdit ? (
        <Button size="sm" variant="quiet" disabled={!canUndo} onClick={onUndo}>
          <Icon name="undo" />
          Undo
          {keys ? <Shortcut>U</Shortcut> : null}
        </Button>
      ) : null}
      <Button size="sm" variant="quiet" onClick={onKeys} className="max-md:hidden">
        Keys
        {keys ? <Shortcut>?</Shortcut> : null}
      </Button>
    </div>
  );
}

function Shortcut({ children }: { children: string }) {
  return (
    <Kbd aria-hidden="true" className="max-md:hidden">
      {children}
    </Kbd>
  );
}
