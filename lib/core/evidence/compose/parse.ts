import type { FileError, Parsed, Source } from "../source";
import { entriesOf, field } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlNode } from "../yaml/tree";
import { parseYaml } from "../yaml/tree";
import { merge } from "./merge";
import type { ComposeFile } from "./types";

/** Top-level keys whose entries are named things. */
const GROUPS = ["services", "networks", "volumes", "secrets", "configs"];

/**
 * Reads one Compose file: its tree, and whether its outline is one that Compose takes. A file without services is fine
 * where another of its set has them. `sets.ts` merges, extends and reads the services.
 */
export function parseComposeFile(source: Source): Parsed<ComposeFile> {
  const { documents, errors: yamlErrors } = parseYaml(source);
  const errors: FileError[] = [...yamlErrors];
  const mappings = documents.filter((document) => document.kind === "mapping");
  const [first, ...rest] = mappings;
  // Compose merges the documents of a file as if they were files in order.
  const root = first
    ? rest.reduce((before, after) => merge(before, after, "overridden-by-file"), first)
    : documents[0];
  if (!root) {
    if (errors.length === 0) errors.push({ code: "compose-empty", at: start(source) });
    return { facts: null, errors, notes: [] };
  }
  if (root.kind !== "mapping") {
    errors.push({ code: "compose-not-a-mapping", at: root.at });
    return { facts: null, errors, notes: [] };
  }
  const known = root.entries.some(
    ({ key }) => GROUPS.includes(key.value) || key.value === "include",
  );
  if (!known) {
    // Version 1 had the services themselves at the top; Compose no longer reads it.
    errors.push({ code: "compose-no-services", at: root.entries[0]?.key.at ?? start(source) });
    return { facts: null, errors, notes: [] };
  }
  for (const group of GROUPS)
    for (const error of outlineErrors(field(root, group)?.value, group)) errors.push(error);
  return { facts: { path: source.path, source, root }, errors, notes: [] };
}

function outlineErrors(node: YamlNode | undefined, group: string): readonly FileError[] {
  if (!node || isNull(node)) return [];
  if (node.kind !== "mapping") {
    return [{ code: "compose-wrong-type", values: { key: group }, at: node.at }];
  }
  return entriesOf(node)
    .filter(({ value }) => value.kind !== "mapping" && (group === "services" || !isNull(value)))
    .slice(0, 20)
    .map(({ key }) => ({ code: "compose-wrong-type", values: { key: key.value }, at: key.at }));
}

function start({ path, text }: Source) {
  return { path, start: 0, end: Math.min(1, text.length) };
}
