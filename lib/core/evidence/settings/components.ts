import { matcherOf } from "../globs";
import type { Component } from "./types";

/** Which component a path belongs to: the first whose patterns match it, or none. */
export function componentsByPath(
  components: readonly Component[],
): (path: string) => string | null {
  const matchers = components.map(({ name, paths }) => ({ name, matches: matcherOf(paths) }));
  return (path) => matchers.find(({ matches }) => matches(path))?.name ?? null;
}
