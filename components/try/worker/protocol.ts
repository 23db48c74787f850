import type { Evidence, ExaminedFile } from "@/lib/core/evidence/examine";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type { Candidate, SkipReason } from "@/lib/core/evidence/selection";

/** A file that was dropped, chosen or pasted: its name and size, and where its bytes are. */
export interface Entry extends Candidate {
  /** Null where it can't be read. */
  readonly content: Blob | string | null;
  /** What it is, where somebody says so. */
  readonly kind?: ArtefactKind;
}

/** What is assessed together. */
export interface Batch {
  /** What the result calls it: the folder, the file, the sample. */
  readonly name: string;
  readonly entries: readonly Entry[];
  /** The entries are every file under one root. */
  readonly complete: boolean;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Why a file says nothing: it was not read, or it holds no text. */
export type AsideReason = SkipReason | "binary";

/** How many files were left aside, by reason, and the first of each by name. */
export type Skipped = {
  readonly [reason in AsideReason]?: { readonly count: number; readonly first: readonly string[] };
};

/** What came of a batch. */
export interface Examined {
  /** Masked texts only where a page shows them: of files about containers, with findings or with errors. */
  readonly evidence: Evidence;
  readonly skipped: Skipped;
}

/** A file as it may leave the browser later: with its secrets masked. */
export interface MaskedFile extends Pick<ExaminedFile, "path" | "kind"> {
  readonly text: string;
  readonly named: boolean;
}

export type ToWorker =
  | { readonly type: "assess"; readonly id: number; readonly batch: Batch }
  | { readonly type: "stop"; readonly id: number }
  | { readonly type: "masked"; readonly id: number };

export type FromWorker =
  | { readonly type: "ready" }
  | {
      readonly type: "progress";
      readonly id: number;
      readonly read: number;
      readonly total: number;
    }
  | { readonly type: "examined"; readonly id: number; readonly examined: Examined }
  | { readonly type: "masked"; readonly id: number; readonly files: readonly MaskedFile[] }
  | { readonly type: "failed"; readonly id: number };
