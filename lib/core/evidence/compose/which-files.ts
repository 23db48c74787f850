import { compareCodePoints } from "../code-points";
import { folderOf, nameOf } from "../paths";
import { extendedFiles } from "./extends";
import { includedFiles } from "./include";
import type { ComposeFile } from "./types";

/** Files that are merged in order; the first is the base and names the set. */
export type FileGroup = readonly [base: string, ...over: readonly string[]];

/** The names that `docker compose` looks for, in its order. */
const BASES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/**
 * Which Compose files make a set: in each folder the base file plus the first `*.prod*` beside it, else the base alone;
 * every other file by itself. `order` names files that are merged in that order. A file that another one includes
 * belongs to that one's set; one that a shipped file extends gives services to others and has none of its own, unless it
 * is the base beside it.
 */
export function whichFiles(
  files: ReadonlyMap<string, ComposeFile>,
  order: readonly string[],
  ships: (path: string) => boolean,
): readonly FileGroup[] {
  const groups: FileGroup[] = [];
  const [first, ...rest] = order.filter((path) => files.has(path));
  if (first !== undefined) groups.push([first, ...rest]);

  const named = new Set(first === undefined ? [] : [first, ...rest]);
  const links = new Map([...files.values()].map((file) => [file.path, linksOf(file)]));
  const reached = new Set(named);
  for (const [path, targets] of links) {
    if (!ships(path)) continue;
    for (const target of targets) {
      const isBaseBeside = folderOf(target) === folderOf(path) && BASES.includes(nameOf(target));
      if (target !== path && !isBaseBeside) reached.add(target);
    }
  }

  const folders = new Map<string, string[]>();
  for (const path of [...files.keys()].sort(compareCodePoints)) {
    if (reached.has(path)) continue;
    const folder = folderOf(path);
    const beside = folders.get(folder);
    if (beside) beside.push(path);
    else folders.set(folder, [path]);
  }
  for (const paths of folders.values()) {
    const base = BASES.map((name) => paths.find((path) => nameOf(path) === name)).find(Boolean);
    const production = base && paths.find((path) => isProduction(nameOf(path)));
    if (base) groups.push(production ? [base, production] : [base]);
    for (const path of paths) if (path !== base && path !== production) groups.push([path]);
  }

  // Files that only reach one another in a circle belong to none yet.
  const covered = new Set<string>();
  for (const group of groups) for (const path of group) cover(path, links, covered);
  for (const path of [...files.keys()].sort(compareCodePoints)) {
    if (covered.has(path)) continue;
    groups.push([path]);
    cover(path, links, covered);
  }
  return groups;
}

/** The files that a file includes or extends, by path from the input's root. */
function linksOf(file: ComposeFile): readonly string[] {
  const folder = folderOf(file.path);
  return [...includedFiles(file, folder), ...extendedFiles(file, folder)];
}

/** Adds a path and all that it reaches. */
function cover(
  path: string,
  links: ReadonlyMap<string, readonly string[]>,
  covered: Set<string>,
): void {
  const open = [path];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (covered.has(one)) continue;
    covered.add(one);
    open.push(...(links.get(one) ?? []));
  }
}

/** `compose.prod.yaml`, `docker-compose.production.yml`: a part behind the first begins with `prod`. */
export function isProduction(name: string): boolean {
  return name
    .split(".")
    .slice(1, -1)
    .some((part) => part.toLowerCase().startsWith("prod"));
}
