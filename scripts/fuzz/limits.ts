import type { FuzzCase } from "./case";

const MB = 1_000_000;

/** How long a case may take (design, section 8): a second, and one more for each megabyte beyond the first. */
export function allowedMs({ files }: FuzzCase): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  return 1000 * Math.max(1, bytes / MB);
}
