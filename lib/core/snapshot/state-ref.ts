import { isDay } from "@/lib/core/scoring/days";

/** A state of a project as an address names it. */
export type StateRef =
  | { readonly kind: "today" }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "snapshot"; readonly id: string };

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads `today`, a day of the calendar (`2026-11-30`), or the id of a snapshot; null for anything else. */
export function parseStateRef(text: string): StateRef | null {
  if (text === "today") return { kind: "today" };
  if (isDay(text)) return { kind: "day", day: text };
  const id = text.toLowerCase();
  return ID.test(id) ? { kind: "snapshot", id } : null;
}
