import { spawnSync } from "node:child_process";

/** What Git lists of a folder, by path relative to it: whether it is tracked. Or why it lists nothing. */
export type GitList =
  | { readonly listed: ReadonlyMap<string, boolean>; readonly refusal?: undefined }
  | { readonly listed?: undefined; readonly refusal: string };

/** Paths are short; a list of this size is millions of files. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

/**
 * The files that Git tracks below a folder, and those that it would: a tracked `.env` must be seen, whatever
 * `.gitignore` says of it. A folder may be anybody's: nothing that its configuration names is run.
 */
export function gitFiles(folder: string): GitList {
  const { error, status, stdout, stderr } = spawnSync(
    "git",
    [
      ...["-C", folder, "-c", "core.fsmonitor=false"],
      ...["ls-files", "-z", "-t", "--stage", "--cached", "--others", "--exclude-standard"],
    ],
    { encoding: "utf8", maxBuffer: MAX_LIST_BYTES, env: environment() },
  );
  if (error) {
    const isAbsent = "code" in error && error.code === "ENOENT";
    return { refusal: isAbsent ? "Git is not installed" : error.message };
  }
  if (status !== 0) return { refusal: stderr.split("\n")[0]?.replace(/^fatal: /, "") ?? "" };
  const entries = stdout.split("\0").filter((entry) => entry !== "");
  return { listed: new Map(entries.map(readEntry)) };
}

/** `? path` for one that is not tracked, else `H mode object stage<tab>path`. */
function readEntry(entry: string): readonly [string, boolean] {
  if (entry.startsWith("? ")) return [entry.slice(2), false];
  return [entry.slice(entry.indexOf("\t") + 1), true];
}

/** Inside a hook these name the hook's repository, which need not be the folder's. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env;
  return { ...rest, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
}
