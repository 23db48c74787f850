import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseGitignore } from "@/lib/core/evidence/ignore/parse";
import type { IgnoreFile } from "@/lib/core/evidence/ignore/types";
import { isIgnored } from "@/lib/core/evidence/selection";
import { slashed } from "./paths";

/**
 * Every file below a folder but those that its `.gitignore` files name, and Git's own; relative to the folder. Links are
 * listed and not followed; a folder that can't be opened is listed, too.
 */
export function walk(folder: string): readonly string[] {
  const found: string[] = [];
  const visit = (directory: string, rules: readonly IgnoreFile[]) => {
    const entries = entriesOf(join(folder, directory));
    if (!entries) {
      found.push(directory);
      return;
    }
    const here = entries.some((entry) => entry.name === ".gitignore" && entry.isFile())
      ? [...rules, ...rulesIn(folder, join(directory, ".gitignore"))]
      : rules;
    for (const entry of entries) {
      const path = join(directory, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.name === ".git" || isIgnored(here, slashed(path), isFolder)) continue;
      if (isFolder) visit(path, here);
      else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
    }
  };
  visit("", []);
  return found;
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return null;
  }
}

/** A file that can't be read has no rules; that it can't is said when it is read as a file of the input. */
function rulesIn(folder: string, path: string): readonly IgnoreFile[] {
  try {
    const text = readFileSync(join(folder, path), "utf8");
    const { facts } = parseGitignore({ path: slashed(path), text });
    return facts ? [facts] : [];
  } catch {
    return [];
  }
}
