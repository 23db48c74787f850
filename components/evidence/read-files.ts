import type { Collected } from "@/components/try/collect-entries";
import type { Examined, MaskedFile } from "@/components/try/worker/protocol";

/** What was read in the browser, ready to be sent. */
export interface ReadFiles {
  readonly collected: Collected;
  readonly examined: Examined;
  readonly files: readonly MaskedFile[];
}
