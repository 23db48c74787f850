import { matchesGlob } from "../globs";
import type { Component } from "./types";

/** Which component a path belongs to: the first whose patterns match it, or none. */
export function componentsByPath(
  components: readonly Component[],
): (path: string) => string | null {
  return (path) =>
    components.find(({ paths }) => paths.some((pattern) => matchesGlob(pattern, path)))?.name ??
    null;
}
