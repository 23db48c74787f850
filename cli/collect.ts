import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, realpathSync, type Stats } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { compareCodePoints } from "@/lib/core/evidence/code-points";
import { MAX_FILE_BYTES } from "@/lib/core/evidence/decode";
import type { InputFile } from "@/lib/core/evidence/examine";
import { parseGitignore } from "@/lib/core/evidence/ignore/parse";
import type { IgnoreFile } from "@/lib/core/evidence/ignore/types";
import { isNamedArtefact } from "@/lib/core/evidence/recognise";
import { UsageError } from "./usage-error";

/** Any other text file is read up to this size (design, section 3). */
const MAX_TEXT_BYTES = 1024 * 1024;

export interface Collected {
  /** Where paths are relative to. */
  readonly root: string;
  readonly complete: boolean;
  readonly files: readonly InputFile[];
}

/**
 * The files that the paths name: a folder whole (what Git tracks, and what it would), a file as it is.
 * @throws UsageError For a path that isn't there or can't be read.
 */
export function collect(paths: readonly string[], cwd: string): Collected {
  const named = paths.length === 0 ? ["."] : paths;
  const kinds = named.map((path) => ({ path: resolve(cwd, path), stats: statsOf(path, cwd) }));
  const [only] = kinds;
  const root = kinds.length === 1 && only?.stats.isDirectory() ? only.path : cwd;
  const files = new Map<string, InputFile>();
  const add = (absolute: string, isNamed: boolean, tracked = false) => {
    const path = slashed(relative(root, absolute)) || ".";
    const bytes = readIfWanted(absolute, isNamed);
    if (bytes && !files.get(path)?.named) {
      files.set(path, { path, bytes, named: isNamed, ...(tracked ? { tracked } : {}) });
    }
  };
  for (const { path, stats } of kinds) {
    if (!stats.isDirectory()) add(path, true);
    else for (const [file, tracked] of listFolder(path)) add(file, false, tracked);
  }
  return {
    root: slashed(relative(cwd, root)) || ".",
    complete: kinds.some(({ stats }) => stats.isDirectory()),
    files: [...files.values()].sort((a, b) => compareCodePoints(a.path, b.path)),
  };
}

function statsOf(path: string, cwd: string): Stats {
  try {
    return lstatSync(realpathSync(resolve(cwd, path)));
  } catch (cause) {
    throw new UsageError(`“${path}” can’t be read: ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT") return "there is no such file or folder";
  return code === "EACCES" ? "permission denied" : String(code ?? "unknown reason");
}

/** A link leads elsewhere and is not followed; what is too large to be read says nothing. */
function readIfWanted(absolute: string, isNamed: boolean): Uint8Array | null {
  try {
    const stats = isNamed ? lstatSync(realpathSync(absolute)) : lstatSync(absolute);
    const mayBeReport = /\.(json|sarif)$/i.test(absolute);
    const most =
      isNamed || mayBeReport || isNamedArtefact(slashed(absolute))
        ? MAX_FILE_BYTES
        : MAX_TEXT_BYTES;
    if (!stats.isFile() || stats.size > most) return null;
    return readFileSync(absolute);
  } catch (cause) {
    if (isNamed)
      throw new UsageError(`“${absolute}” can’t be read: ${reasonOf(cause)}.`, { cause });
    return null;
  }
}

/** The files of a folder; true for one that Git has although an ignore rule names it. */
type Listed = ReadonlyMap<string, boolean>;

function listFolder(folder: string): Listed {
  return gitFiles(folder) ?? new Map(walk(folder).map((path) => [path, false]));
}

/** Tracked files, and untracked ones that are not ignored; and the rules above the folder. Null without Git. */
function gitFiles(folder: string): Listed | null {
  const git = (...words: string[]) =>
    execFileSync("git", ["-C", folder, ...words], {
      encoding: "utf8",
      maxBuffer: 512 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    const list = (...which: string[]) =>
      git("ls-files", "-z", ...which, "--exclude-standard")
        .split("\0")
        .filter((path) => path !== "")
        .map((path) => join(folder, path));
    const top = git("rev-parse", "--show-toplevel").trimEnd();
    const files = new Map(list("--cached", "--others").map((path) => [path, false]));
    for (const path of list("--cached", "--ignored")) files.set(path, true);
    const real = realpathSync(folder);
    for (let above = real; above !== top && above.startsWith(top); ) {
      above = dirname(above);
      files.set(join(folder, relative(real, join(above, ".gitignore"))), false);
    }
    return files;
  } catch {
    return null;
  }
}

/** Every file but those that `.gitignore` files name, and Git's own. */
function walk(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (directory: string, rules: readonly IgnoreFile[]) => {
    const entries = readdirSync(directory, { withFileTypes: true });
    const here = entries.some(({ name }) => name === ".gitignore")
      ? [...rules, ...rulesIn(folder, directory)]
      : rules;
    for (const entry of entries) {
      const path = join(directory, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.name === ".git" || isIgnored(here, slashed(relative(folder, path)), isFolder))
        continue;
      if (isFolder) visit(path, here);
      else if (entry.isFile()) found.push(path);
    }
  };
  visit(folder, []);
  return found;
}

function rulesIn(root: string, directory: string): readonly IgnoreFile[] {
  const path = join(directory, ".gitignore");
  const { facts } = parseGitignore({
    path: slashed(relative(root, path)),
    text: readFileSync(path, "utf8"),
  });
  return facts ? [facts] : [];
}

/** The deepest file that speaks decides; folders above are not ignored, or the walk would not be here. */
function isIgnored(rules: readonly IgnoreFile[], path: string, isFolder: boolean): boolean {
  for (const { folder, decides } of rules.toReversed()) {
    const decided = decides(folder === "" ? path : path.slice(folder.length + 1), isFolder);
    if (decided !== null) return decided;
  }
  return false;
}

function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
