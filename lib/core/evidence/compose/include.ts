import { joinPath } from "../paths";
import type { Located } from "../source";
import { field, itemsOf, textsOf } from "../yaml/access";
import { shownText } from "./scope";
import type { ComposeFile } from "./types";

/** Files that one `include` entry merges in order, by path from the input's root; null for one that lies elsewhere. */
export interface Included {
  readonly paths: readonly (Located<string> & { readonly path: string | null })[];
  /** The folder that their own paths are relative to; null where it is the first file's. */
  readonly folder: string | null;
  /** The files that fill their variables; null where it is the `.env` of that folder. */
  readonly environmentFiles: readonly string[] | null;
}

/** What a file includes: `include: [a.yaml, {path: [b.yaml, c.yaml], project_directory: d}]`. */
export function includesOf(file: ComposeFile, folder: string): readonly Included[] {
  return itemsOf(field(file.root, "include")?.value).flatMap((item) => {
    const texts =
      item.kind === "mapping" ? textsOf(field(item, "path")?.value) : (shownText(item) ?? []);
    const paths = (Array.isArray(texts) ? texts : [texts]).map((text: Located<string>) => ({
      path: /^(?:oci|https?|git|ssh):|^git@/.test(text.value) ? null : joinPath(folder, text.value),
      ...text,
    }));
    const directory = field(item, "project_directory")?.value;
    const environment = field(item, "env_file")?.value;
    return {
      paths,
      folder: directory?.kind === "scalar" ? joinPath(folder, directory.text) : null,
      environmentFiles: environment
        ? textsOf(environment).flatMap(({ value }) => joinPath(folder, value) ?? [])
        : null,
    };
  });
}

/** The paths of all that a file includes. */
export function includedFiles(file: ComposeFile, folder: string): readonly string[] {
  if (!file.source.text.includes("include")) return [];
  return includesOf(file, folder).flatMap(({ paths }) => paths.flatMap(({ path }) => path ?? []));
}
