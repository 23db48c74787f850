import type { Network, NetworkUse } from "../container";
import type { Inventory, RunningContainer } from "../inventory/types";
import { oncePer } from "../once";
import type { Span } from "../source";
import { isUnresolved, known } from "./verdict";

/** A network that a container is on, as far as the input shows it. */
export interface Attachment {
  /** Unique in its set. */
  readonly name: string;
  /** Where the container says so; its own place for a default network. */
  readonly at: Span;
  /** Null: it hangs on a variable, or the network is not declared. */
  readonly internal: boolean | null;
  /** Whether the input says what it is; the default network needs no word. */
  readonly declared: boolean;
  /** Made outside the input: who else is on it can't be seen. */
  readonly external: boolean;
  /** The variable that says which one it is. */
  readonly open?: string | undefined;
}

/** How a container is connected. */
export type Connection =
  | { readonly kind: "networks"; readonly attachments: readonly Attachment[] }
  /** The engine's default bridge, `docker0`. */
  | { readonly kind: "bridge"; readonly at: Span }
  | { readonly kind: "host"; readonly at: Span }
  | { readonly kind: "none"; readonly at: Span }
  /** `network_mode: service:x`: as x is. */
  | { readonly kind: "shared"; readonly at: Span; readonly with: RunningContainer }
  | {
      readonly kind: "unknown";
      readonly at: Span;
      readonly why: "variable" | "refused" | "container" | "network";
      readonly what: string;
    };

/** A set's containers, and who answers to which name. */
export interface Neighbours {
  readonly all: readonly RunningContainer[];
  readonly shipped: readonly RunningContainer[];
  /** By service name and by alias, those that links give included. */
  readonly byName: ReadonlyMap<string, RunningContainer>;
}

/** The containers of the input by set, and how each is connected. */
export interface Connections {
  of(container: RunningContainer): Connection;
  neighbours(container: RunningContainer): Neighbours;
  /** The containers of the same set that count beside it: shipped ones for what ships, else all. */
  peers(container: RunningContainer): readonly RunningContainer[];
  /** What may bring a container further neighbours: a file, a service or a variable; null where the files show all. */
  unseen(container: RunningContainer): string | null;
}

/** Works out who is on which network: Compose sets by their files, `docker run` lines by their options. */
export const connect = oncePer((inventory: Inventory): Connections => {
  const networks = new Map<string, Network>();
  for (const set of inventory.sets) {
    for (const network of set.networks) networks.set(`${network.set}\n${network.name}`, network);
  }
  for (const network of createdNetworks(inventory)) {
    networks.set(`${network.set}\n${network.name}`, network);
  }
  const sets = neighboursBySet(inventory.containers);
  const neighbours = ({ set }: RunningContainer) => sets.get(set) ?? NOBODY;
  const cache = new Map<RunningContainer, Connection>();
  const missing = new Map(inventory.sets.map((set) => [set.id, set.missing?.value]));
  const drifting = oncePer((peers: readonly RunningContainer[]) =>
    peers.filter(({ namespaces }) => isUnresolved(namespaces.network)),
  );
  const peersOf = (container: RunningContainer) =>
    neighbours(container)[container.shipped ? "shipped" : "all"];
  return {
    neighbours,
    peers: peersOf,
    unseen(container) {
      const other = drifting(peersOf(container)).find((one) => one !== container);
      return missing.get(container.set) ?? other?.namespaces.network?.unresolved ?? null;
    },
    of(container) {
      const before = cache.get(container);
      if (before) return before;
      const connection = connectionOf(container, networks, neighbours(container));
      cache.set(container, connection);
      return connection;
    },
  };
});

const NOBODY: Neighbours = { all: [], shipped: [], byName: new Map() };

interface Growing {
  readonly all: RunningContainer[];
  readonly shipped: RunningContainer[];
  readonly byName: Map<string, RunningContainer>;
}

function neighboursBySet(containers: readonly RunningContainer[]): ReadonlyMap<string, Neighbours> {
  const sets = new Map<string, Growing>();
  for (const container of containers) {
    const set: Growing = sets.get(container.set) ?? { all: [], shipped: [], byName: new Map() };
    sets.set(container.set, set);
    set.all.push(container);
    if (container.shipped) set.shipped.push(container);
    for (const name of [...(container.aliases ?? []), container.name]) {
      set.byName.set(name.toLowerCase(), container);
    }
  }
  for (const { set, dependsOn } of containers) {
    const byName = sets.get(set)?.byName;
    for (const { value, alias } of dependsOn) {
      const linked = byName?.get(value.toLowerCase());
      const name = alias?.toLowerCase();
      if (byName && linked && name && !byName.has(name)) byName.set(name, linked);
    }
  }
  return sets;
}

function connectionOf(
  container: RunningContainer,
  networks: ReadonlyMap<string, Network>,
  { byName }: Neighbours,
): Connection {
  const mode = container.namespaces.network;
  if (isUnresolved(mode)) {
    const why = mode.refused ? "refused" : "variable";
    return { kind: "unknown", at: mode.at, why, what: mode.unresolved };
  }
  if (mode?.value !== undefined) {
    const { at, value } = mode;
    if (value === "host" || value === "none") return { kind: value, at };
    if (value === "bridge" || value === "default") return { kind: "bridge", at };
    const shared = /^(?:service|container):(.*)$/.exec(value);
    if (shared) {
      const name = shared[1] ?? "";
      const other = byName.get(name.toLowerCase());
      if (other && other !== container) return { kind: "shared", at, with: other };
      return { kind: "unknown", at, why: "container", what: name };
    }
    // Compose takes any other word for a network of the engine, made outside the set.
    if (container.origin === "compose") {
      const attachment = { name: value, at, internal: false, declared: true, external: true };
      return { kind: "networks", attachments: [attachment] };
    }
    return attached(container, [{ name: value, at }], networks);
  }
  if (container.networks.length > 0) return attached(container, container.networks, networks);
  if (container.origin !== "compose") return { kind: "bridge", at: container.at };
  return attached(container, [{ name: "default", at: container.at }], networks);
}

function attached(
  { set, origin }: RunningContainer,
  uses: readonly NetworkUse[],
  networks: ReadonlyMap<string, Network>,
): Connection {
  const attachments: Attachment[] = [];
  // Beside a network of its own it is still where everybody is.
  const bridge = origin === "compose" ? null : onBridge(uses);
  if (bridge) return { kind: "bridge", at: bridge.at };
  for (const { name, at } of uses) {
    const network = networks.get(`${set}\n${name}`);
    if (origin !== "compose") {
      if (name === "host" || name === "none") return { kind: name, at };
      if (!network) return { kind: "unknown", at, why: "network", what: name };
    }
    const declared = network !== undefined || name === "default";
    const isOpen = !declared || isUnresolved(network?.internal);
    const internal = isOpen ? null : (known(network?.internal) ?? false);
    const external = network?.external ?? false;
    attachments.push({ name, at, internal, declared, external, open: network?.open });
  }
  return { kind: "networks", attachments };
}

/** Where a container is said to be on the engine's default bridge. */
export function onBridge(uses: readonly NetworkUse[]): NetworkUse | null {
  return uses.find(({ name }) => name === "bridge" || name === "default") ?? null;
}

/** Networks that a script makes before it runs containers: `docker network create --internal back`. */
function createdNetworks({ transcripts }: Inventory): Network[] {
  return transcripts.flatMap(({ path, commands }) =>
    commands.flatMap(({ at, words }) => {
      const texts = words.map(({ value }) => value);
      const verb = texts.indexOf("network");
      if (verb < 0 || texts[verb + 1] !== "create") return [];
      const name = texts.at(-1) ?? "";
      if (name.startsWith("-") || words.at(-1)?.unresolved) return [];
      const internal = texts.find((text) => /^--internal(?:=true)?$/.test(text)) !== undefined;
      return [{ set: path, name, at, internal: { value: internal, at }, external: false }];
    }),
  );
}
