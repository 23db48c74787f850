import type { MaskedFile } from "@/components/try/worker/protocol";
import { UPLOAD_LIMITS } from "@/lib/schemas/upload-limits";

/** What would be sent of the files that are kept. */
export interface Sendable {
  readonly files: readonly MaskedFile[];
  /** Nothing of a folder is left out. */
  readonly isWhole: boolean;
}

/** Every file where all fit, else those that speak of containers, as far as they fit. */
export function sendable(files: readonly MaskedFile[], withTexts: boolean): Sendable {
  const asked = withTexts ? files : files.filter(isTelling);
  const chosen: MaskedFile[] = [];
  let bytes = 0;
  for (const file of [...asked.filter(isTelling), ...asked.filter((it) => !isTelling(it))]) {
    bytes += sizeOf(file);
    if (chosen.length < UPLOAD_LIMITS.files && bytes <= ROOM) chosen.push(file);
  }
  return { files: chosen, isWhole: chosen.length === files.length };
}

/** Whether a file speaks of containers by its kind, or could: nothing may follow from the absence of one unread. */
export function isTelling({ kind, error }: Pick<MaskedFile, "kind" | "error">): boolean {
  return error !== undefined || (kind !== "text" && kind !== "unknown");
}

/** Bytes that a file takes in the request, about: each mask takes three. */
export function sizeOf({ path, text }: Pick<MaskedFile, "path" | "text">): number {
  return new Blob([JSON.stringify(text)]).size + path.length + 64;
}

/** Less than the request may hold, and than the texts may be long together; texts pack to a fifth or less. */
const ROOM = Math.min(UPLOAD_LIMITS.unpacked, UPLOAD_LIMITS.characters) - 64 * 1024;
