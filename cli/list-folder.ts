import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isInside } from "./paths";
import { UsageError } from "./usage-error";
import { walk } from "./walk";

/** More would not fit in memory beside what is found in them. */
const MAX_FILES = 100_000;

/** Files by path: whether Git has it, whatever ignore rules say. */
type Listed = ReadonlyMap<string, boolean>;

/**
 * The files of a folder, relative to it: what Git lists, and the `.gitignore` files above it up to the repository's
 * root; without Git, all but those that `.gitignore` files name (design, section 7). Repositories inside it (submodules)
 * are listed each by its own Git.
 * @throws UsageError When there are too many.
 */
export async function listFolder(folder: string, warn: (warning: string) => void): Promise<Listed> {
  const files = new Map(ignoreFilesAbove(folder).map((path) => [path, false]));
  await add(files, folder, "", warn);
  return files;
}

async function add(
  files: Map<string, boolean>,
  root: string,
  prefix: string,
  warn: (warning: string) => void,
): Promise<void> {
  const folder = join(root, prefix);
  const known = workTreeOf(folder) === null ? null : await listedByGit(folder, warn);
  for (const [path, tracked] of known ?? walked(folder)) {
    const below = join(prefix, path);
    if (known && existsSync(join(root, below, ".git"))) await add(files, root, below, warn);
    else files.set(below, tracked);
  }
  if (files.size > MAX_FILES) {
    throw new UsageError(
      `“${root}” holds more than ${MAX_FILES.toLocaleString("en")} files. Name folders in it, one by one.`,
    );
  }
}

/** Null where Git gives no list: said aloud, for a tracked file that `.gitignore` names would then be missed. */
async function listedByGit(
  folder: string,
  warn: (warning: string) => void,
): Promise<Listed | null> {
  // Late: what starts processes is slow to load, and most of the time that a small folder takes.
  const { gitFiles } = await import("./git-files");
  const { listed, refusal } = gitFiles(folder);
  if (listed && listed.size > 0) return listed;
  const why = listed ? "Git tracks nothing in" : "Git gives no list of";
  const reason = refusal ? ` (${refusal})` : "";
  warn(
    `${why} ${folder}${reason}: every file was taken that .gitignore files in it do not name; tracked ones among those are missed.`,
  );
  return null;
}

function walked(folder: string): Listed {
  return new Map(walk(folder).map((path) => [path, false]));
}

/** The folder of the work tree that a folder lies in, found as Git does. */
function workTreeOf(folder: string): string | null {
  for (let above = realpathSync(folder); ; above = dirname(above)) {
    if (existsSync(join(above, ".git"))) return above;
    if (dirname(above) === above) return null;
  }
}

function ignoreFilesAbove(folder: string): readonly string[] {
  const top = workTreeOf(folder);
  const real = realpathSync(folder);
  const found: string[] = [];
  for (let above = real; top !== null && above !== top; ) {
    above = dirname(above);
    const path = join(above, ".gitignore");
    if (existsSync(path) && isInside(top, path)) found.push(relative(real, path));
  }
  return found;
}
