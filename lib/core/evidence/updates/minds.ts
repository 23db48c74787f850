import { matcherOf } from "../globs";
import type { UpdateBot } from "../inventory/types";
import { oncePer } from "../once";

/** An image's name and where it stands. */
interface Named {
  /** Which kind of file names it, as Renovate calls its managers. */
  readonly manager: "dockerfile" | "docker-compose";
  readonly path: string;
  readonly name: string;
}

/** Whether a bot proposes newer releases of an image where it is named. What can't be compared counts as switched off. */
export function minds(bot: UpdateBot, { manager, path, name }: Named): boolean {
  const root = rootOf(bot);
  if (!bot.docker || !path.startsWith(root)) return false;
  if (bot.managers && !bot.managers.includes(manager)) return false;
  const file = path.slice(root.length);
  const folder = file.replace(/\/?[^/]+$/, "");
  if (bot.folders && !bot.folders.some((one) => isFolder(one, folder))) return false;
  if (bot.only && !matcherOf(bot.only)(file)) return false;
  // Bots leave out Docker Hub's own names, and some the registry.
  const short = name.replace(/^[^/]*[.:][^/]*\//, "").replace(/^library\//, "");
  return !bot.off.some(
    ({ managers, names, paths }) =>
      (!managers || managers.includes(manager)) &&
      (!names || [name, short].some(matcherOf(names))) &&
      (!paths || matcherOf(paths)(file)),
  );
}

/** The folder that a bot speaks of. */
const rootOf = oncePer(({ path }: UpdateBot) => path.replace(/(?:\.git(?:hub|lab)\/)?[^/]+$/, ""));

/** Dependabot looks into a folder, not into those below it; `*` stands for one, `**` for any number. */
function isFolder(pattern: string, folder: string): boolean {
  const wanted = pattern.replace(/^\.?\/+|\/+$/g, "");
  if (!wanted.includes("*")) return wanted === folder;
  const isDeep = wanted.includes("**") || wanted.split("/").length === folder.split("/").length;
  return isDeep && matcherOf([wanted])(folder);
}
