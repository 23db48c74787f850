import { gather } from "@/lib/core/evidence/gather";
import type { Container, Network, NetworkUse } from "../container";
import type { Located, Setting } from "../source";
import { entriesOf, field, textsOf } from "../yaml/access";
import type { YamlEntry, YamlNode } from "../yaml/tree";
import { interpolate } from "./interpolate";
import { asMapping } from "./pairs";
import { booleanSetting, listOf, type Scope, textSetting, wrongType } from "./scope";

/**
 * The networks a service joins, list or mapping, with the names it has on them. A single value is `refused`: Compose
 * takes none.
 */
export function networksOf(
  scope: Scope,
  entry: YamlEntry | undefined,
): {
  readonly networks: readonly NetworkUse[];
  readonly aliases: readonly string[];
  readonly refused?: Setting<string>;
} {
  const node = entry?.value;
  if (!node) return NO_NETWORKS;
  const [refused] = listOf(scope, entry).refused;
  if (refused) return { ...NO_NETWORKS, refused };
  if (node.kind === "sequence" && node.items.some((item) => item.kind !== "scalar")) {
    wrongType(scope, "networks", node.at);
  }
  const entries = entriesOf(asMapping(node) ?? undefined);
  return {
    networks: entries.map(({ key }) => ({
      // Compose puts variables into the entries of a list, never into keys.
      name: node.kind === "sequence" ? filled(scope, key) : key.value,
      at: key.at,
    })),
    aliases: gather(entries, ({ value }) =>
      textsOf(field(value, "aliases")?.value).map((alias) => alias.value),
    ),
  };
}

/** A name with its variables put in; as written where one isn't known. */
function filled(scope: Scope, { value, at }: Located<string>): string {
  const { text, unresolved } = interpolate(value, scope.variablesOf(at.path));
  return unresolved === null ? text : value;
}

const NO_NETWORKS = { networks: [], aliases: [] } as const;

/** The networks that a set's top level declares. */
export function declaredNetworks(scope: Scope, node: YamlNode | undefined): readonly Network[] {
  return entriesOf(node).map(({ key, value }) => {
    const other = field(value, "external");
    const external = other !== undefined && isExternal(scope, other);
    const named = textSetting(scope, field(value, "name") ?? field(other?.value, "name"));
    const real = external
      ? (named ?? { value: key.value }).value
      : textSetting(scope, field(value, "driver"))?.value;
    // Without `external` the driver `bridge` makes a network of the set's own.
    const engine = ENGINE.find((name) => name === real && (external || name !== "bridge"));
    return {
      set: scope.set,
      name: key.value,
      at: key.at,
      internal: booleanSetting(scope, field(value, "internal")) ?? null,
      external,
      ...(engine && { engine }),
      ...(external && named?.unresolved && { open: named.unresolved }),
    };
  });
}

/** `external`, a mapping in old files. Behind a variable it may be so, and then nobody sees who is on it. */
function isExternal(scope: Scope, entry: YamlEntry): boolean {
  if (entry.value.kind === "mapping") return true;
  const setting = booleanSetting(scope, entry);
  return setting !== undefined && setting.value !== false;
}

/** The networks that every engine has. */
const ENGINE = ["bridge", "host", "none"] as const;

/**
 * A service on a network that is the engine's own is there as `network_mode` would have it. Beside other networks only
 * the host's decides.
 */
export function onEngineNetwork(container: Container, networks: readonly Network[]): Container {
  const own = new Map(networks.flatMap(({ name, engine }) => (engine ? [[name, engine]] : [])));
  if (own.size === 0 || container.namespaces.network) return container;
  const named = container.networks;
  const uses = named.length > 0 ? named : [{ name: "default", at: container.at }];
  const use =
    uses.find(({ name }) => own.get(name) === "host") ??
    (uses.every(({ name }) => own.has(name)) ? uses[0] : undefined);
  const value = use && own.get(use.name);
  if (!use || !value) return container;
  return { ...container, namespaces: { ...container.namespaces, network: { value, at: use.at } } };
}
