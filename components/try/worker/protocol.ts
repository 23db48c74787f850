import type { ArchiveSkip, Refusal, SkippedEntry } from "@/lib/core/archives/types";
import type { Examination, ExaminedFile, InputFile } from "@/lib/core/evidence/examine";
import type { ArtefactKind } from "@/lib/core/evidence/kinds";
import type { Candidate, SkipReason } from "@/lib/core/evidence/selection";

/** A file that was dropped, chosen or pasted: its name and size, and where its bytes are. */
export interface Entry extends Candidate {
  /** Null where it can't be read. */
  readonly content: Blob | string | Uint8Array | null;
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
  /** Git has each of them, whatever ignore rules say. */
  readonly tracked?: boolean;
  /** What of an archive was not read. */
  readonly skipped?: readonly SkippedEntry[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

/** Why a file says nothing: it was not read, or it holds no text. */
export type AsideReason = SkipReason | ArchiveSkip | "binary";

/** How many files were left aside, by reason, and the first of each by name. */
export type Skipped = {
  readonly [reason in AsideReason]?: { readonly count: number; readonly first: readonly string[] };
};

/** What came of a batch. */
export interface Examined<E extends Examination = Examination> {
  /**
   * Masked texts only where a page shows them: of files about containers, with findings or with errors. Its sentences
   * are codes; `wordEvidence` words and folds them.
   */
  readonly evidence: E;
  readonly skipped: Skipped;
  /** The paths of the files in which something was masked. */
  readonly hidden: readonly string[];
}

/** A file as it may leave the browser later: with its secrets masked. */
export interface MaskedFile extends Pick<ExaminedFile, "path" | "kind"> {
  /** Null where there is an `error`. */
  readonly text: string | null;
  readonly named: boolean;
  /** What somebody said it is. */
  readonly given?: ArtefactKind | undefined;
  /** Git has it, whatever ignore rules say. */
  readonly tracked?: boolean;
  /** Why a file that is there was not read. */
  readonly error?: InputFile["error"];
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

/** The bytes of a batch that are handed over, not copied: those of an archive. */
export function buffersOf({ entries }: Batch): ArrayBuffer[] {
  const buffers = entries.map(({ content }) => content instanceof Uint8Array && content.buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}

/** For who opens archives. */
export type ToUnpacker = { readonly id: number; readonly batch: Batch };

export type FromUnpacker =
  | { readonly type: "ready" }
  /** The batch that the archive stands for. */
  | { readonly type: "opened"; readonly id: number; readonly batch: Batch }
  | { readonly type: "refused"; readonly id: number; readonly refusal: Refusal }
  | { readonly type: "failed"; readonly id: number };
