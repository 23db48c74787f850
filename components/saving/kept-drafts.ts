import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import { readDraft } from "./draft";
import type { KeptDraft, Sent } from "./entries";

/** The part of `localStorage` that is needed. */
export type KeptStore = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A kept draft and the tab that keeps it, so that two tabs never clear each other's. */
interface Row extends KeptDraft {
  readonly tab: string;
}

function keyOf(place: string): string {
  return `plimsoll:drafts:${place}`;
}

/**
 * Replaces what this tab keeps in a place by these drafts. Returns whether the browser stored
 * them; with none to store there is nothing to lose.
 */
export function keepDrafts(
  store: KeptStore,
  place: string,
  tab: string,
  drafts: readonly KeptDraft[],
): boolean {
  try {
    const others = readRows(store, place).filter((row) => row.tab !== tab);
    const rows = [...others, ...drafts.map((draft) => ({ ...draft, tab }))];
    if (rows.length === 0) store.removeItem(keyOf(place));
    else store.setItem(keyOf(place), JSON.stringify(rows));
    return true;
  } catch {
    return drafts.length === 0;
  }
}

/**
 * Takes over what earlier visits left in a place: the newest draft of each control that is wanted
 * becomes this tab's. An older one of the same control stays for the next visit.
 */
export function takeDrafts(
  store: KeptStore,
  place: string,
  tab: string,
  isWanted: (control: ControlId) => boolean,
): readonly KeptDraft[] {
  try {
    const rows = [...readRows(store, place)].sort((a, b) => b.at - a.at);
    const taken = rows.filter(
      ({ control }, index) =>
        isWanted(control) && rows.findIndex((row) => row.control === control) === index,
    );
    if (taken.length > 0) {
      const moved = rows.map((row) => (taken.includes(row) ? { ...row, tab } : row));
      store.setItem(keyOf(place), JSON.stringify(moved));
    }
    return taken.map(({ tab: _, ...draft }) => draft);
  } catch {
    return [];
  }
}

// Anything may stand there: another version of the app wrote it, or somebody by hand.
function readRows(store: KeptStore, place: string): readonly Row[] {
  const text = store.getItem(keyOf(place));
  const parsed = parse(text ?? "[]");
  return Array.isArray(parsed) ? parsed.flatMap((row) => readRow(row) ?? []) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readRow(value: unknown): Row | null {
  if (typeof value !== "object" || value === null) return null;
  const { tab, control, version, at, sent, draft } = value as Record<string, unknown>;
  if (typeof tab !== "string" || typeof control !== "string" || !isControlId(control)) return null;
  if (!isVersion(version) || typeof at !== "number") return null;
  const typed = readDraft(draft);
  return typed && { tab, control, version, at, draft: typed, sent: readSent(sent) };
}

function readSent(value: unknown): Sent | null {
  if (typeof value !== "object" || value === null) return null;
  const { draft, version } = value as Record<string, unknown>;
  const typed = readDraft(draft);
  return typed && isVersion(version) ? { draft: typed, version } : null;
}

function isVersion(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
