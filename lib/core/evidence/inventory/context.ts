import type { Dockerfile } from "../dockerfile/types";
import type { IgnoreFile } from "../ignore/types";
import { folderOf } from "../paths";

/** The files of the input, for the question whether something is there. */
export class Tree {
  readonly #paths: ReadonlySet<string>;
  readonly #folders = new Set<string>([""]);

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    for (const path of paths) {
      let folder = folderOf(path);
      while (!this.#folders.has(folder)) {
        this.#folders.add(folder);
        folder = folderOf(folder);
      }
    }
  }

  has(path: string): boolean {
    return this.#paths.has(path) || this.#folders.has(path);
  }
}

/**
 * The build context of a Dockerfile that no file of the input builds: its own folder, or in a complete input the nearest
 * folder above it that holds everything it copies by name.
 */
export function likelyContext(dockerfile: Dockerfile, tree: Tree | null): string {
  const own = folderOf(dockerfile.path);
  if (!tree || own === "") return own;
  const copied = namesCopied(dockerfile);
  if (copied.length === 0) return own;
  for (let folder = own; ; folder = folderOf(folder)) {
    if (copied.every((path) => tree.has(folder === "" ? path : `${folder}/${path}`))) return folder;
    if (folder === "") return own;
  }
}

/** What is copied from the context under a plain name. */
function namesCopied({ stages }: Dockerfile): readonly string[] {
  return stages.flatMap(({ instructions }) =>
    instructions.flatMap((line) => {
      if ((line.kind !== "COPY" && line.kind !== "ADD") || line.from || line.inline) return [];
      return line.sources
        .map(({ value }) => value.replace(/^(?:\.?\/)+/, "").replace(/\/+$/, ""))
        .filter((path) => path !== "" && path !== "." && !/[*?[\]$:]|\.\./.test(path));
    }),
  );
}

/** The ignore file that a build reads: the one named after the Dockerfile, else the context's own. */
export function ignoreOf(
  dockerfile: string,
  context: string | null,
  ignores: ReadonlyMap<string, IgnoreFile>,
): IgnoreFile | null {
  if (context === null) return null;
  const beside = ignores.get(`${dockerfile}.dockerignore`);
  // Its patterns are relative to the context, wherever it lies.
  if (beside) return beside.folder === context ? beside : { ...beside, folder: context };
  return ignores.get(context === "" ? ".dockerignore" : `${context}/.dockerignore`) ?? null;
}
