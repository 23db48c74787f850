import { compareCodePoints } from "./code-points";
import { MAX_FILE_BYTES } from "./decode";
import { parseGitignore } from "./ignore/parse";
import type { IgnoreFile } from "./ignore/types";
import { folderOf } from "./paths";
import { isNamedArtefact } from "./recognise";
import type { Source } from "./source";

/** Any other text file is read up to this size (design, section 3). */
const MAX_TEXT_BYTES = 1024 * 1024;

/** How many bytes of a file are read at most: reports are long, and a file that somebody names is wanted. */
export function mostBytesOf(path: string, named: boolean): number {
  const isWanted = named || /\.(json|sarif)$/i.test(path) || isNamedArtefact(path);
  return isWanted ? MAX_FILE_BYTES : MAX_TEXT_BYTES;
}

/** What `.gitignore` files say of one path; the deepest that speaks decides. Folders above are asked by who walks. */
export function isIgnored(rules: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (const { folder, decides } of rules.toReversed()) {
    const decided = decides(folder === "" ? path : path.slice(folder.length + 1), isFolder);
    if (decided !== null) return decided;
  }
  return false;
}

/** A file as a page is handed it: nothing of it has been read. */
export interface Candidate {
  /** Relative to the input's root, with forward slashes. */
  readonly path: string;
  readonly size: number;
  /** Dropped alone or pasted. */
  readonly named: boolean;
}

/** Why a file of a folder is not read. */
export type SkipReason = "git" | "node-modules" | "ignored" | "too-large" | "too-many";

export interface Selection<C extends Candidate> {
  readonly chosen: readonly C[];
  readonly skipped: readonly { readonly path: string; readonly reason: SkipReason }[];
}

/** What is read at one time, at most. */
export interface SelectionLimits {
  readonly files: number;
  readonly bytes: number;
}

/**
 * Chooses the files to read as the command does in a folder without Git: all but those that `.gitignore` files name,
 * Git's own, and large ones that say nothing; what `node_modules` holds is not this repository's either. Over the limits
 * the files that speak of containers by their name come first.
 * @param ignoreFiles the texts of the `.gitignore` files among the candidates.
 */
export function selectFiles<C extends Candidate>(
  candidates: readonly C[],
  ignoreFiles: readonly Source[],
  limits: SelectionLimits,
): Selection<C> {
  const ignores = ignoredBy(ignoreFiles);
  const skipped: { path: string; reason: SkipReason }[] = [];
  const wanted: C[] = [];
  for (const candidate of candidates) {
    const reason = candidate.named ? null : reasonToSkip(candidate, ignores);
    if (reason === null) wanted.push(candidate);
    else skipped.push({ path: candidate.path, reason });
  }
  wanted.sort(
    (a, b) => Number(isTelling(b)) - Number(isTelling(a)) || compareCodePoints(a.path, b.path),
  );
  const chosen: C[] = [];
  let bytes = 0;
  for (const candidate of wanted) {
    bytes += candidate.size;
    if (chosen.length < limits.files && bytes <= limits.bytes) chosen.push(candidate);
    else skipped.push({ path: candidate.path, reason: "too-many" });
  }
  return { chosen, skipped };
}

/** Whether a path lies in a folder that is never read, however often it is asked for. */
export function isNeverRead(path: string): Extract<SkipReason, "git" | "node-modules"> | null {
  const slashed = `/${path}/`;
  if (slashed.includes("/.git/")) return "git";
  return slashed.includes("/node_modules/") ? "node-modules" : null;
}

function reasonToSkip(
  { path, size }: Candidate,
  ignores: (path: string) => boolean,
): SkipReason | null {
  const never = isNeverRead(path);
  if (never) return never;
  if (ignores(path)) return "ignored";
  return size > mostBytesOf(path, false) ? "too-large" : null;
}

function isTelling({ path, named }: Candidate): boolean {
  return named || isNamedArtefact(path);
}

/** Whether a file is ignored, by itself or with a folder above it. A folder is asked once. */
function ignoredBy(files: readonly Source[]): (path: string) => boolean {
  const byFolder = new Map<string, IgnoreFile>();
  for (const file of files) {
    const { facts } = parseGitignore(file);
    if (facts) byFolder.set(facts.folder, facts);
  }
  if (byFolder.size === 0) return () => false;
  const rulesIn = memoised((folder: string): readonly IgnoreFile[] => {
    const own = byFolder.get(folder);
    const above = folder === "" ? [] : rulesIn(folderOf(folder));
    return own ? [...above, own] : above;
  });
  const isFolderIgnored = memoised((folder: string): boolean => {
    if (folder === "") return false;
    const parent = folderOf(folder);
    return isFolderIgnored(parent) || isIgnored(rulesIn(parent), folder, true);
  });
  return (path) => {
    const folder = folderOf(path);
    return isFolderIgnored(folder) || isIgnored(rulesIn(folder), path, false);
  };
}

function memoised<T>(compute: (folder: string) => T): (folder: string) => T {
  const known = new Map<string, T>();
  return (folder) => {
    const found = known.get(folder);
    if (found !== undefined) return found;
    const made = compute(folder);
    known.set(folder, made);
    return made;
  };
}
