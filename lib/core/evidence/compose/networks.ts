import { gather } from "@/lib/core/evidence/gather";
import type { Network, NetworkUse } from "../container";
import { entriesOf, field, textsOf } from "../yaml/access";
import { booleanOf } from "../yaml/scalars";
import type { YamlNode } from "../yaml/tree";
import { asMapping } from "./pairs";
import { booleanSetting, type Scope, wrongType } from "./scope";

/** The networks a service joins, list or mapping, with the names it has on them. */
export function networksOf(
  scope: Scope,
  node: YamlNode | undefined,
): { readonly networks: readonly NetworkUse[]; readonly aliases: readonly string[] } {
  if (!node) return { networks: [], aliases: [] };
  if (node.kind === "sequence" && node.items.some((item) => item.kind !== "scalar")) {
    wrongType(scope, "networks", node.at);
  }
  const entries = entriesOf(asMapping(node) ?? undefined);
  return {
    networks: entries.map(({ key }) => ({ name: key.value, at: key.at })),
    aliases: gather(entries, ({ value }) =>
      textsOf(field(value, "aliases")?.value).map((alias) => alias.value),
    ),
  };
}

/** The networks that a set's top level declares. `external` may be a mapping in old files. */
export function declaredNetworks(scope: Scope, node: YamlNode | undefined): readonly Network[] {
  return entriesOf(node).map(({ key, value }) => {
    const external = field(value, "external")?.value;
    return {
      set: scope.set,
      name: key.value,
      at: key.at,
      internal: booleanSetting(scope, field(value, "internal")) ?? null,
      external: external?.kind === "mapping" || booleanOf(external) === true,
    };
  });
}
