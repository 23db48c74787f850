import { type Markup, markup } from "@/components/ui/markup";
import type { HistoryDay, HistoryEvent } from "@/lib/core/history/events";

type Kind = HistoryEvent["kind"];

// Drawn on 16 by 16, as the icons are.
const drawings = {
  made: markup`<path d="M8 3v10M3 8h10"/>`,
  target: markup`<path d="M4 14V2.5h7.5l-2 2.8 2 2.7H4"/>`,
  catalogue: markup`<path d="M3 2.5h8.5v11H4.5A1.5 1.5 0 0 1 3 12zM3 12a1.5 1.5 0 0 1 1.5-1.5h7M6 5.5h3"/>`,
  answers: markup`<path d="M3 13l.7-2.9L11 2.8l2.2 2.2-7.3 7.3z"/>`,
  files: markup`<path d="M4 2h5l3 3v9H4zM9 2v3h3"/>`,
  snapshots: markup`<path d="M2 5h3l1.2-2h3.6L11 5h3v8.5H2zM8 7v4M6 9h4"/>`,
  imported: markup`<path d="M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11"/>`,
  archived: markup`<path d="M2 3h12v3.5H2zM3 6.5v7h10v-7M6.5 9.5h3"/>`,
  unarchived: markup`<path d="M2 3h12v3.5H2zM3 6.5v7h10v-7M6.5 9.5h3"/>`,
  reached: markup`<path d="M8 13V3M4 7l4-4 4 4"/>`,
  fell: markup`<path d="M8 3v10M4 9l4 4 4-4"/>`,
} satisfies Record<Kind, Markup>;

// What a day is remembered for comes first.
const NOTABLE = [
  "fell",
  "reached",
  "target",
  "catalogue",
  "archived",
  "unarchived",
  "made",
  "imported",
  "snapshots",
  "files",
  "answers",
] as const satisfies readonly Kind[];

/** The drawing of a kind of event. */
export function drawingOf(kind: Kind): Markup {
  return drawings[kind];
}

/** The kind that stands for all that happened on some days; null where nothing did. */
export function notableKind(days: readonly Pick<HistoryDay, "events">[]): Kind | null {
  const kinds = days.flatMap(({ events }) => events.map(({ kind }) => kind));
  return NOTABLE.find((kind) => kinds.includes(kind)) ?? null;
}
