import type { Lost } from "../source";
import { field, textOf } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { asMapping } from "./pairs";

/** Keys that take a mapping or a list of pairs: both become a mapping before they merge. */
const MAPPED = new Set([
  "environment",
  "labels",
  "annotations",
  "args",
  "sysctls",
  "extra_hosts",
  "depends_on",
  "networks",
]);
/** Sequences that replace instead of appending. */
const REPLACED = new Set(["command", "entrypoint", "test"]);

/**
 * Merges two mappings as Compose does for files given in order and for `extends`: mappings merge, sequences append,
 * commands and health tests replace, `!override` replaces and `!reset` takes away. What loses is kept with the entry
 * that wins, and `why` says what beat it. The result's parts keep the places where they were written.
 */
export function merge(base: YamlMapping, over: YamlMapping, why: Lost["why"]): YamlMapping {
  const entries = new Map<string, YamlEntry>();
  for (const entry of base.entries) entries.set(entry.key.value, entry);
  for (const entry of over.entries) {
    const key = entry.key.value;
    const before = entries.get(key);
    if (entry.value.tag === "!reset") entries.delete(key);
    else if (!before) entries.set(key, entry);
    else entries.set(key, mergeEntry(before, entry, why));
  }
  return { ...mapping(over, [...entries.values()]), size: base.size + over.size };
}

function mapping({ at, tag, size }: YamlNode, entries: readonly YamlEntry[]): YamlMapping {
  return { kind: "mapping", at, tag, size, entries };
}

function mergeEntry(before: YamlEntry, after: YamlEntry, why: Lost["why"]): YamlEntry {
  if (isNull(after.value)) return before;
  const replaced: YamlEntry = {
    ...after,
    lost: [...(before.lost ?? []), ...(after.lost ?? []), { at: before.value.at, why }],
  };
  if (after.value.tag === "!override") return replaced;
  const key = after.key.value;
  const [one, other] = [comparable(key, before.value), comparable(key, after.value)];
  if (one.kind === "mapping" && other.kind === "mapping") {
    if (key === "logging" && changesDriver(one, other)) return replaced;
    return { ...before, value: merge(one, other, why) };
  }
  if (one.kind === "sequence" && other.kind === "sequence" && !REPLACED.has(key)) {
    return { ...before, value: { ...other, items: [...one.items, ...other.items] } };
  }
  return replaced;
}

function comparable(key: string, node: YamlNode): YamlNode {
  if (MAPPED.has(key)) return asMapping(node) ?? node;
  if (node.kind !== "scalar" || isNull(node)) return node;
  // The short form of `build` is its context; a single value is a list of one.
  if (key === "build") {
    return mapping(node, [{ key: { value: "context", at: node.at }, value: node }]);
  }
  return LISTS.has(key)
    ? { kind: "sequence", at: node.at, tag: null, size: 2, items: [node] }
    : node;
}

/** Keys that take one value or a list of them. */
const LISTS = new Set(["env_file", "tmpfs", "dns", "dns_search", "label_file"]);

/** Options of one driver mean nothing to another. */
function changesDriver(one: YamlMapping, other: YamlMapping): boolean {
  const [before, after] = [one, other].map((node) => textOf(field(node, "driver")?.value)?.value);
  return before !== undefined && after !== undefined && before !== after;
}
