import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from "../yaml/tree";

/**
 * A mapping of what Compose takes as a mapping or as a list: `environment`, `labels`, `args`, `networks`, `depends_on`.
 * An item `KEY=value` becomes an entry with places inside the item; one without `=` an entry without a value. An item
 * that is a mapping (`- KEY: value`, a common slip) gives its entries. A key that comes twice counts once, the last time.
 */
export function asMapping(node: YamlNode): YamlMapping | null {
  if (node.kind === "mapping") return node;
  if (isNull(node)) return { at: node.at, ...EMPTY };
  const byKey = new Map<string, YamlEntry>();
  for (const item of node.kind === "sequence" ? node.items : [node]) {
    for (const entry of entriesIn(item)) byKey.set(entry.key.value, entry);
  }
  const { at, tag, size } = node;
  return { kind: "mapping", at, tag, size, entries: [...byKey.values()] };
}

const EMPTY = { kind: "mapping", tag: null, size: 1, entries: [] } as const;

function entriesIn(item: YamlNode): readonly YamlEntry[] {
  if (item.kind === "mapping") return item.entries;
  if (item.kind !== "scalar" || isNull(item)) return [];
  const equals = item.text.indexOf("=");
  const { path, start, end } = item.at;
  if (equals < 0) {
    return [{ key: { value: item.text, at: item.at }, value: scalar("", "plain", item) }];
  }
  // Where escapes make the text differ from what is written, the whole item is the place.
  const from = start + (item.style === "quoted" ? 1 : 0);
  const to = end - (item.style === "quoted" ? 1 : 0);
  const exact = to - from === item.text.length;
  const keyAt = exact ? { path, start: from, end: from + equals } : item.at;
  const valueAt = exact ? { path, start: from + equals + 1, end: to } : item.at;
  return [
    {
      key: { value: item.text.slice(0, equals), at: keyAt },
      value: scalar(item.text.slice(equals + 1), "quoted", { ...item, at: valueAt }),
    },
  ];
}

function scalar(
  text: string,
  style: YamlScalar["style"],
  { at }: Pick<YamlScalar, "at">,
): YamlScalar {
  return { kind: "scalar", at, tag: null, size: 1, text, style };
}
