import type { ComposeFile } from "../compose/types";
import type { ComposeSet } from "../container";
import { field } from "../yaml/access";

/** The project's name of each set whose files give one, by the set's base file; what hangs on a variable is none. */
export function projectNames(
  sets: readonly ComposeSet[],
  files: readonly ComposeFile[],
): ReadonlyMap<string, string> {
  const given = new Map(files.map(({ path, root }) => [path, nameOf(root)]));
  const names = new Map<string, string>();
  for (const set of sets) {
    const name = set.files.map((path) => given.get(path)).findLast((one) => one !== undefined);
    if (name && !name.includes("$")) names.set(set.id, name);
  }
  return names;
}

function nameOf(root: ComposeFile["root"]): string | undefined {
  const name = field(root, "name")?.value;
  return name?.kind === "scalar" ? name.text : undefined;
}
