import { gather } from "@/lib/core/evidence/gather";
import type { Located } from "../source";
import { isNull } from "./scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "./tree";

/** The entry of a mapping by its key; undefined for any other node, or where there is none. */
export function field(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  if (node?.kind !== "mapping") return undefined;
  if (node.entries.length > FEW) return indexOf(node).get(key);
  for (const entry of node.entries) if (entry.key.value === key) return entry;
  return undefined;
}

/** Up to so many keys are looked through; more get an index, so that asking for each stays cheap. */
const FEW = 64;
const indices = new WeakMap<YamlMapping, ReadonlyMap<string, YamlEntry>>();

function indexOf(node: YamlMapping): ReadonlyMap<string, YamlEntry> {
  let index = indices.get(node);
  if (!index) {
    index = new Map(node.entries.map((entry) => [entry.key.value, entry]));
    indices.set(node, index);
  }
  return index;
}

/** The entry at the end of a path of keys. */
export function fieldAt(
  node: YamlNode | undefined,
  ...keys: readonly string[]
): YamlEntry | undefined {
  let entry: YamlEntry | undefined;
  let at = node;
  for (const key of keys) {
    entry = field(at, key);
    at = entry?.value;
  }
  return entry;
}

/** The entries of a mapping; none for any other node. */
export function entriesOf(node: YamlNode | undefined): readonly YamlEntry[] {
  return node?.kind === "mapping" ? node.entries : [];
}

/** The items of a sequence; a single value counts as a list of one, an empty one as none. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (!node || isNull(node)) return [];
  return node.kind === "sequence" ? node.items : [node];
}

/** A scalar's text with its place; null for collections and for empty values. */
export function textOf(node: YamlNode | undefined): Located<string> | null {
  if (node?.kind !== "scalar" || isNull(node)) return null;
  return { value: node.text, at: node.at };
}

/** The texts of a list (or of a single value), those that are scalars. */
export function textsOf(node: YamlNode | undefined): readonly Located<string>[] {
  return gather(itemsOf(node), (item) => textOf(item) ?? []);
}
