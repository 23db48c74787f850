import type { FileError, Parsed, Source } from "../source";
import { templateAt } from "../template";
import { entriesOf, field, itemsOf } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlMapping, YamlNode } from "../yaml/tree";
import { parseYaml } from "../yaml/tree";
import { merge } from "./merge";
import type { ComposeFile } from "./types";

/** Top-level keys whose entries are named things. */
const GROUPS = ["services", "networks", "volumes", "secrets", "configs"];
const LIMITED: ReadonlySet<string> = new Set([...GROUPS, "include"]);
/** Every service is judged by every rule: a file with more of them is no project, and must not hold up the others. */
const MOST_ENTRIES = 500;
const MOST_DOCUMENTS = 20;

/**
 * Reads one Compose file: its tree, and whether its outline is one that Compose takes. A file without services is fine
 * where another of its set has them. `sets.ts` merges, extends and reads the services.
 */
export function parseComposeFile(source: Source): Parsed<ComposeFile> {
  const { documents, errors: yamlErrors } = parseYaml(source);
  const template = templateAt(source.text);
  if (documents.length === 0 && yamlErrors.length > 0 && template >= 0) {
    const at = { path: source.path, start: template, end: template + 2 };
    return { facts: null, errors: [], notes: [{ code: "unrendered", at }] };
  }
  const errors: FileError[] = [...yamlErrors];
  const over = documents[MOST_DOCUMENTS];
  if (over) {
    const values = { most: String(MOST_DOCUMENTS) };
    errors.push({ code: "compose-too-many-documents", values, at: firstOf(over) });
  }
  const mappings = documents
    .slice(0, MOST_DOCUMENTS)
    .filter((document) => document.kind === "mapping")
    .map((document) => withinLimit(document, errors));
  const [first, ...rest] = mappings;
  // Compose merges the documents of a file as if they were files in order.
  const root = first
    ? withinLimit(
        rest.reduce((before, after) => merge(before, after, "overridden-by-file"), first),
        errors,
      )
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

/** A root of which no group has more entries than are read. */
function withinLimit(root: YamlMapping, errors: FileError[]): YamlMapping {
  if (!root.entries.some(({ value }) => sizeOf(value) > MOST_ENTRIES)) return root;
  const entries = root.entries.map((entry) => {
    const { key, value } = entry;
    if (sizeOf(value) <= MOST_ENTRIES || !LIMITED.has(key.value)) return entry;
    const over =
      value.kind === "mapping" ? value.entries[MOST_ENTRIES]?.key : itemsOf(value)[MOST_ENTRIES];
    const values = { key: key.value, most: String(MOST_ENTRIES) };
    errors.push({ code: "compose-too-many", values, at: over?.at ?? key.at });
    return { ...entry, value: cut(value) };
  });
  return { ...root, entries };
}

function sizeOf(node: YamlNode): number {
  return node.kind === "scalar"
    ? 1
    : node.kind === "mapping"
      ? node.entries.length
      : node.items.length;
}

function cut(node: YamlNode): YamlNode {
  if (node.kind === "mapping") return { ...node, entries: node.entries.slice(0, MOST_ENTRIES) };
  return node.kind === "sequence" ? { ...node, items: node.items.slice(0, MOST_ENTRIES) } : node;
}

function firstOf({ at }: YamlNode) {
  return { ...at, end: Math.min(at.start + 1, at.end) };
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
