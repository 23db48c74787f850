import type { Source } from "../source";
import type { YamlMapping } from "../yaml/tree";

/**
 * A Compose file by itself: read and checked, not yet merged, extended or interpolated. That takes the other files of
 * its set, so `sets.ts` does it.
 */
export interface ComposeFile {
  readonly path: string;
  /** For comments beside a value and for the raw text of `dockerfile_inline`. */
  readonly source: Source;
  readonly root: YamlMapping;
}
