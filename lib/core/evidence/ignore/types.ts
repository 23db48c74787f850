import type { Span } from "../source";

/** A `.gitignore` or `.dockerignore` with its rules in order; the last match wins. */
export interface IgnoreFile {
  readonly path: string;
  /** The folder its patterns are relative to; "" for the root. */
  readonly folder: string;
  readonly rules: readonly {
    readonly pattern: string;
    readonly negated: boolean;
    readonly at: Span;
  }[];
  /** Whether a path, relative to `folder`, is kept out. Never throws, never hangs. */
  ignores(path: string): boolean;
  /**
   * What the last rule that matches this very path says, its parent folders left aside: kept out, let in, or null where
   * no rule speaks. Several `.gitignore` files are asked together by `gitIgnores`.
   */
  decides(path: string, folder: boolean): boolean | null;
}
