import type { InputFile } from "@/lib/core/evidence/examine";
import { isNamedArtefact } from "@/lib/core/evidence/recognise";
import type { SkippedEntry } from "./types";

const ERRORS = {
  link: "link-in-archive",
  special: "unreadable",
  "too-large": "file-too-large",
} as const;

/** What was left aside and would speak of containers by its name: files with an error, so that none counts as absent. */
export function unreadArtefacts(skipped: readonly SkippedEntry[]): InputFile[] {
  return skipped.flatMap(({ path, why }) => {
    const isSaid = why === "link" || why === "special" || why === "too-large";
    return isSaid && isNamedArtefact(path)
      ? [{ path, bytes: new Uint8Array(), error: ERRORS[why] }]
      : [];
  });
}
