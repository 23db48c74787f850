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

  const reached = new Set<string>([...(first === undefined ? [] : [first]), ...rest]);
  for (const file of files.values()) {
    const folder = folderOf(file.path);
    for (const path of includedFiles(file, folder)) if (path !== file.path) reached.add(path);
    if (!ships(file.path)) continue;
    for (const path of extendedFiles(file, folder)) {
      const isBaseBeside = folderOf(path) === folder && BASES.includes(nameOf(path));
      if (path !== file.path && !isBaseBeside) reached.add(path);
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
  return groups;
}

/** `compose.prod.yaml`, `docker-compose.production.yml`: a part behind the first begins with `prod`. */
function isProduction(name: string): boolean {
  return name
    .split(".")
    .slice(1, -1)
    .some((part) => part.toLowerCase().startsWith("prod"));
}
