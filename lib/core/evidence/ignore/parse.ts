import { folderOf } from "../paths";
import type { FileError, Parsed, Source } from "../source";
import { Pattern } from "./glob";
import { splitLines } from "./lines";
import type { IgnoreFile } from "./types";

interface Rule {
  readonly pattern: string;
  readonly negated: boolean;
  readonly at: { readonly path: string; readonly start: number; readonly end: number };
  readonly glob: Pattern;
  /** Only folders match. */
  readonly folderOnly: boolean;
}

/** A line with a pattern in it; null for any other, and `glob` null where the pattern is broken. */
type ReadRule = (line: string) => (Omit<Rule, "at" | "glob"> & { glob: Pattern | null }) | null;

function readRules({ path, text }: Source, readRule: ReadRule) {
  const rules: Rule[] = [];
  const errors: FileError[] = [];
  for (const line of splitLines(text)) {
    if (line.text.startsWith("#")) continue;
    const rule = readRule(line.text);
    if (rule === null) continue;
    const { pattern, negated, glob, folderOnly } = rule;
    const at = { path, start: line.start, end: line.start + line.text.length };
    if (glob === null) errors.push({ code: "bad-pattern", at });
    else rules.push({ pattern, negated, at, glob, folderOnly });
  }
  return { rules, errors };
}

function gitRule(line: string): ReturnType<ReadRule> {
  let pattern = withoutTrailingBlanks(line);
  const negated = pattern.startsWith("!");
  if (negated) pattern = pattern.slice(1);
  const folderOnly = pattern.endsWith("/");
  if (folderOnly) pattern = pattern.slice(0, -1);
  if (pattern === "") return null;
  const anchored = pattern.includes("/");
  if (pattern.startsWith("/")) pattern = pattern.slice(1);
  const glob = pattern.length > LONGEST ? null : Pattern.read(pattern, "git", !anchored);
  return { pattern: line, negated, glob, folderOnly };
}

function dockerRule(line: string): ReturnType<ReadRule> {
  let pattern = line.trim();
  const negated = pattern.startsWith("!");
  if (negated) pattern = pattern.slice(1).trim();
  if (pattern === "") return negated ? { pattern, negated, glob: null, folderOnly: false } : null;
  pattern = cleanPath(pattern);
  if (pattern.length > 1 && pattern.startsWith("/")) pattern = pattern.slice(1);
  if (pattern === ".") return null;
  const glob = pattern.length > LONGEST ? null : Pattern.read(pattern, "docker", false);
  return { pattern, negated, glob, folderOnly: false };
}

/**
 * Reads a `.gitignore` as gitignore(5) has it: a pattern without an inner slash matches at any depth, a trailing slash
 * means folders, and what lies under an excluded folder cannot be let in again.
 */
export function parseGitignore(source: Source): Parsed<IgnoreFile> {
  const { rules, errors } = readRules(source, gitRule);
  const decides = (path: string, folder: boolean) => lastWord(rules, path, folder);
  const file: IgnoreFile = {
    path: source.path,
    folder: folderOf(source.path),
    rules,
    decides,
    ignores: (path) => walkDown(path, decides),
  };
  return { facts: file, errors, notes: [] };
}

/**
 * Whether git would leave a path out, asked of all `.gitignore` files of a repository: the deepest file that has a
 * rule for a path decides, and an excluded folder takes all that is in it. Paths are relative to the root.
 */
export function gitIgnores(files: readonly IgnoreFile[]): (path: string) => boolean {
  const inside = new Map<string, IgnoreFile[]>();
  const outside: IgnoreFile[] = [];
  for (const file of files) {
    const list = inside.get(file.folder);
    if (file.folder.startsWith("..")) outside.push(file);
    else if (list) list.push(file);
    else inside.set(file.folder, [file]);
  }
  outside.sort((a, b) => a.folder.length - b.folder.length);

  const decide = (part: string, isFolder: boolean) => {
    for (let folder = folderOf(part); ; folder = folderOf(folder)) {
      const said = wordOf(inside.get(folder) ?? [], part, isFolder);
      if (said !== null) return said;
      if (folder === "") return wordOf(outside, part, isFolder);
    }
  };
  return (path) => walkDown(path, decide);
}

/** What the first file that has a rule for a path says of it. */
function wordOf(files: readonly IgnoreFile[], path: string, isFolder: boolean): boolean | null {
  for (const file of files) {
    const inside = within(file.folder, path);
    const said = inside === null ? null : file.decides(inside, isFolder);
    if (said !== null) return said;
  }
  return null;
}

/**
 * Reads a `.dockerignore` as Docker does: Go's `filepath.Match` plus `**`, anchored at the context's root, a leading
 * slash is dropped, the last match wins, and a rule for a folder speaks for all that is in it.
 */
export function parseDockerignore(source: Source): Parsed<IgnoreFile> {
  const { rules, errors } = readRules(source, dockerRule);
  const file: IgnoreFile = {
    path: source.path,
    folder: folderOf(source.path),
    rules,
    decides: (path, folder) => lastWord(rules, path, folder),
    ignores(path) {
      const parts = prefixes(path);
      let ignored = false;
      for (const rule of rules) {
        // A rule that would change nothing need not be asked.
        if (rule.negated !== ignored) continue;
        if (parts.some((part) => rule.glob.matches(part))) ignored = !ignored;
      }
      return ignored;
    },
  };
  return { facts: file, errors, notes: [] };
}

function lastWord(rules: readonly Rule[], path: string, folder: boolean): boolean | null {
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i];
    if (rule === undefined || (rule.folderOnly && !folder)) continue;
    if (rule.glob.matches(path)) return !rule.negated;
  }
  return null;
}

/** Asks for each folder from the top, then for the path itself; the first excluded one ends it. */
function walkDown(
  path: string,
  decides: (part: string, folder: boolean) => boolean | null,
): boolean {
  const parts = prefixes(path);
  return parts.some((part, index) => {
    const folder = index < parts.length - 1 || path.endsWith("/");
    return decides(part, folder) === true;
  });
}

/** No path is longer, so no pattern needs to be. */
const LONGEST = 4096;

/** Deeper paths than this are cut: nobody has them, and each level costs a walk over the rules. */
const DEEPEST = 128;

/** `a`, `a/b`, `a/b/c` for `a/b/c`. */
function prefixes(path: string): readonly string[] {
  const whole = path.endsWith("/") ? path.slice(0, -1) : path;
  const parts: string[] = [];
  for (let at = whole.indexOf("/"); at >= 0 && parts.length < DEEPEST; ) {
    if (at > 0) parts.push(whole.slice(0, at));
    at = whole.indexOf("/", at + 1);
  }
  parts.push(whole);
  return parts;
}

/** Stands for the folders between a `.gitignore` above the root and the root, whose names are not known. */
const UNNAMED = "\u0001";

/** The path seen from a folder, or null where it lies outside. */
function within(folder: string, path: string): string | null {
  if (folder === "") return path;
  if (/^\.\.(?:\/\.\.)*$/.test(folder)) return `${folder.replaceAll("..", UNNAMED)}/${path}`;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** Takes trailing blanks off, all but one that a backslash keeps. */
function withoutTrailingBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === " ") {
    let slashes = 0;
    while (end - 2 - slashes >= 0 && text[end - 2 - slashes] === "\\") slashes++;
    if (slashes % 2 === 1) break;
    end--;
  }
  return text.slice(0, end);
}

/** Doubled slashes, one at the end, and parts of dots alone. */
const UNCLEAN = /\/\/|\/$|(?:^|\/)\.{1,2}(?:\/|$)/;

/** Go's `filepath.Clean`: no doubled slashes, no `.`, `..` taken back where it can be. */
function cleanPath(path: string): string {
  if (!UNCLEAN.test(path)) return path;
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const before = kept[kept.length - 1];
    if (part !== "..") kept.push(part);
    else if (before !== undefined && before !== "..") kept.pop();
    else if (!rooted) kept.push(part);
  }
  const cleaned = kept.join("/");
  return rooted ? `/${cleaned}` : cleaned || ".";
}
