import { MAX_FILE_BYTES } from "@/lib/core/evidence/decode";
import type { SkipReason } from "@/lib/core/evidence/selection";

/** What an archive may ask of who reads it. */
export interface ArchiveLimits {
  /** Of the archive itself, in bytes. */
  readonly packed: number;
  /** Files, folders, links and headers. */
  readonly entries: number;
  /** Bytes of all that is in it, whether it is kept or not. */
  readonly unpacked: number;
  /** Bytes of the files that are kept: they are held in memory. */
  readonly held: number;
  /** Bytes of one file; a larger one is left aside. */
  readonly file: number;
  /** How many bytes one packed byte may stand for, beyond the first four million. */
  readonly ratio: number;
  /** Characters of a path, and folders in it. */
  readonly path: number;
  readonly depth: number;
}

const MB = 1024 * 1024;

/** The same on the page and in the command. A text of real use packs 5 to 50 times, a bomb 1,000 times. */
export const ARCHIVE_LIMITS: ArchiveLimits = {
  packed: 200 * MB,
  entries: 20_000,
  unpacked: 1024 * MB,
  held: 200 * MB,
  file: MAX_FILE_BYTES,
  ratio: 200,
  path: 1024,
  depth: 64,
};

/** Why an archive is not read at all. Worded by `text/en/archives.ts`. */
export type RefusalCode =
  /** Beside other files: for who hands archives over to say. */
  | "not-alone"
  | "not-an-archive"
  | "damaged"
  | "encrypted"
  | "unsupported"
  | "packed-too-large"
  | "too-many-entries"
  | "unpacked-too-large"
  | "bomb"
  | "overlapping"
  | "outside"
  | "path-too-long"
  | "repeated";

export interface Refusal {
  readonly code: RefusalCode;
  /** The entry that is meant, as far as its name could be read. */
  readonly path?: string;
}

/** Why something in an archive is not read. `bad-name`: a control character, a backslash or no UTF-8 is in its name. */
export type ArchiveSkip =
  | Extract<SkipReason, "git" | "node-modules" | "too-large">
  | "link"
  | "special"
  | "bad-name";

export interface ArchiveFile {
  /** Relative to the one folder at the top, where there is one; with forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface SkippedEntry {
  readonly path: string;
  readonly why: ArchiveSkip;
}

/** The files of an archive, or why there are none. */
export type ArchiveRead =
  | {
      readonly files: readonly ArchiveFile[];
      readonly skipped: readonly SkippedEntry[];
      /** What is absent is absent: no entry was left out whose name could not be read. */
      readonly complete: boolean;
      /** Made by `git archive`, as GitHub's are: every file in it is tracked. */
      readonly tracked: boolean;
      readonly refusal?: undefined;
    }
  | { readonly files?: undefined; readonly refusal: Refusal };
