import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes an empty data folder for a while; when root makes it, the server's system user may pass through. */
export function makeTemporaryData(): string {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-data-"));
  chmodSync(directory, 0o711);
  return directory;
}
