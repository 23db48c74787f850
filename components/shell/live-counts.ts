"use client";

import { useEffect, useSyncExternalStore } from "react";
import type { ProjectPlace } from "./project-places";

export type PlaceCounts = Partial<Record<ProjectPlace, string>>;

let live: PlaceCounts | null = null;
const listeners = new Set<() => void>();

/** Shows newer counts beside the places than the server rendered, until it renders others. */
export function showCounts(counts: PlaceCounts | null): void {
  live = counts;
  for (const listener of listeners) listener();
}

/** The counts to show: what a page has counted since, or else what the server rendered for `href`. */
export function useCounts(href: string, rendered: PlaceCounts): PlaceCounts {
  const counted = useSyncExternalStore(
    subscribe,
    () => live,
    () => null,
  );
  const key = JSON.stringify([href, rendered]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was counted ends with what it was counted on
  useEffect(() => showCounts(null), [key]);
  return counted ? { ...rendered, ...counted } : rendered;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
