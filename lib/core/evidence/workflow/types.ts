import type { Located, Setting, Span } from "../source";

/** A GitHub Actions workflow. */
export interface Workflow {
  readonly path: string;
  readonly at: Span;
  readonly triggers: readonly Located<string>[];
  /** Branches of `push`; empty means all. */
  readonly branches: readonly string[];
  /** `write-all`, `read-all`, a map's entries `packages: write`; null where there is no top-level key. */
  readonly permissions: readonly Located<string>[] | null;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  readonly at: Span;
  readonly permissions: readonly Located<string>[] | null;
  /** `uses:` of a reusable workflow. */
  readonly reusable: Located<string> | null;
  /** `container:` and `services:` images. */
  readonly images: readonly Located<string>[];
  readonly needs: readonly string[];
  readonly steps: readonly Step[];
}

export interface Step {
  readonly at: Span;
  readonly name: string | null;
  readonly uses: Located<string> | null;
  readonly run: Located<string> | null;
  readonly with: readonly { readonly key: Located<string>; readonly value: Setting<string> }[];
  readonly env: readonly { readonly key: Located<string>; readonly value: Setting<string> }[];
  readonly continueOnError: boolean;
  readonly condition: Located<string> | null;
}
