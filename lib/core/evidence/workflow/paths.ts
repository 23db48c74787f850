import { joinPath } from "../paths";

/** GitHub's checkout is the repository's root. */
const WORKSPACE = /^(\$\{\{ github\.workspace \}\}|\$\{GITHUB_WORKSPACE\})(\/|$)/;

/**
 * A path from a folder of the repository; "" is the root. Null where it leaves the repository, is absolute, or hangs on
 * a variable, or where the folder does.
 */
export function pathFrom(folder: string | null, path: string): string | null {
  const said = path.replace(WORKSPACE, "./");
  if (said.includes("$") || said.includes("`")) return null;
  const from = said === path ? folder : "";
  return from === null ? null : joinPath(from, said);
}
