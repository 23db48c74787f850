import { type Dependencies, dependenciesOf } from "@/lib/core/evidence/containers/dependencies";
import {
  type Attachment,
  type Connection,
  type Connections,
  connect,
} from "@/lib/core/evidence/containers/networks";
import { listed, said } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";

/** RUN-5: no two services share a network without a declared dependency. */
export const undeclaredConnection: Detector<Inventory> = {
  id: "undeclared-connection",
  controls: ["RUN-5"],
  detect(inventory) {
    const services = inventory.containers.filter(({ origin }) => origin === "compose");
    if (services.length === 0) return [];
    const connections = connect(inventory);
    const dependencies = dependenciesOf(inventory);
    const groups = new Set(services.map((container) => connections.peers(container)));
    return [...groups].flatMap((peers) => judge(peers, connections, dependencies));
  },
};

/** Judges the services of one set together: whether a network holds them all is a question about the set. */
function judge(
  peers: readonly RunningContainer[],
  connections: Connections,
  dependencies: Dependencies,
): DraftFinding[] {
  const networks = membersOf(peers, connections);
  const [single] = peers;
  if (single && peers.length === 1) return [alone(single, connections)];
  const strangers = new Map<RunningContainer, readonly RunningContainer[]>();
  const most = peers.length > READABLE ? NAMED : READABLE;
  for (const container of peers) {
    strangers.set(container, strangersOf(container, networks, connections, dependencies, most));
  }
  const anybody = [...strangers.values()].some((list) => list.length > 0);
  const whole = [...networks.values()].some((members) => members.length === peers.length);
  const worst = anybody && whole && peers.length > 2;
  // What doesn't ship stands beside what does, which is judged without it.
  const own = peers.filter((container) => connections.peers(container) === peers);
  return own.flatMap((container): DraftFinding[] => {
    const { subject, shipped, basis, at } = container;
    const finding = { control: "RUN-5" as const, subject, shipped, basis };
    const list = strangers.get(container) ?? [];
    if (list.length > 0) {
      const code = worst ? "connection-undeclared-all" : "connection-undeclared";
      const names = list.map(({ name }) => name);
      const others = peers.length > READABLE ? ["others"] : [];
      const message = said(code, listed([...names, ...others], NAMED));
      return [{ outcome: "fail", best: worst ? "not_met" : "partly", at, message, ...finding }];
    }
    const open =
      openOf(container, connections) ??
      unseenOf(container, connections) ??
      refusedOf(container, dependencies.get(container));
    if (open) return [{ outcome: "unknown", ...open, ...finding }];
    // Where one network holds everybody, that a service depends on all the others makes the set no better.
    if (worst) return [];
    const code = shares(container, networks, connections)
      ? "connection-declared"
      : "connection-none";
    return [{ outcome: "pass", at, message: { code }, ...finding }];
  });
}

function alone(container: RunningContainer, connections: Connections): DraftFinding {
  const { subject, shipped, basis, at } = container;
  const finding = { control: "RUN-5" as const, subject, shipped, basis };
  const { kind } = connectionOf(container, connections);
  // The host's network or the engine's bridge: only where it is named as one that is made elsewhere.
  const isMode = (kind === "host" || kind === "bridge") && container.networks.length === 0;
  const open = isMode ? null : (openOf(container, connections) ?? unseenOf(container, connections));
  if (open) return { outcome: "unknown", ...open, ...finding };
  return { outcome: "not_applicable", at, message: { code: "connection-single" }, ...finding };
}

/** How a container is connected: as the one whose network it shares, if it does. */
function connectionOf(container: RunningContainer, connections: Connections): Connection {
  const connection = connections.of(container);
  return connection.kind === "shared" ? connections.of(connection.with) : connection;
}

function attachmentsOf(
  container: RunningContainer,
  connections: Connections,
): readonly Attachment[] {
  const connection = connectionOf(container, connections);
  return connection.kind === "networks" ? connection.attachments : [];
}

/** Where a container is, or may be, with others that the files don't show. */
function externalOf(container: RunningContainer, connections: Connections): Open | null {
  const found = attachmentsOf(container, connections).find(
    ({ declared, external }) => external || !declared,
  );
  if (!found) return null;
  const code = found.external ? "connection-external" : "connection-unknown";
  return { at: found.at, message: said(code, found.name) };
}

/** Why nobody can say whom a container reaches; null where the networks of its set say it. */
function openOf(container: RunningContainer, connections: Connections): Open | null {
  const connection = connectionOf(container, connections);
  const at = container.namespaces.network?.at ?? container.at;
  switch (connection.kind) {
    case "host":
    case "bridge":
      return { at, message: { code: `connection-${connection.kind}` } };
    case "unknown": {
      return { at, message: said(OPEN_CODES[connection.why], connection.what) };
    }
    default:
      return externalOf(container, connections);
  }
}

const OPEN_CODES = {
  variable: "connection-unresolved",
  refused: "value-refused",
  container: "connection-unknown",
  network: "connection-unknown",
} as const;

/** A dependency, of it or on it, that Compose doesn't take as it is written. */
function refusedOf(
  container: RunningContainer,
  friends: ReadonlySet<RunningContainer> | undefined,
): Open | null {
  for (const one of [container, ...(friends ?? [])]) {
    const refused = one.dependsOn.find((dependency) => dependency.refused);
    if (refused && (one === container || refused.value === container.name)) {
      return { at: refused.at, message: said("value-refused", refused.value) };
    }
  }
  return null;
}

/** Where others that the files don't show may be on its networks. */
function unseenOf(container: RunningContainer, connections: Connections): Open | null {
  const what = connections.unseen(container);
  const joins = attachmentsOf(container, connections).length > 0;
  return what !== null && joins
    ? { at: container.at, message: said("connection-unseen", what) }
    : null;
}

type Open = Pick<DraftFinding, "at" | "message">;

function membersOf(
  peers: readonly RunningContainer[],
  connections: Connections,
): ReadonlyMap<string, readonly RunningContainer[]> {
  const networks = new Map<string, RunningContainer[]>();
  for (const peer of peers) {
    for (const { name } of attachmentsOf(peer, connections)) {
      const members = networks.get(name);
      if (members) members.push(peer);
      else networks.set(name, [peer]);
    }
  }
  return networks;
}

/** Whether another container is on a network of it. */
function shares(
  container: RunningContainer,
  networks: ReadonlyMap<string, readonly RunningContainer[]>,
  connections: Connections,
): boolean {
  if (connections.of(container).kind === "shared") return true;
  return attachmentsOf(container, connections).some(
    ({ name }) => (networks.get(name)?.length ?? 0) > 1,
  );
}

/** Of a set that nobody reads to its end only as many are looked for as a sentence names. */
const READABLE = 200;
const NAMED = 4;

function strangersOf(
  container: RunningContainer,
  networks: ReadonlyMap<string, readonly RunningContainer[]>,
  connections: Connections,
  dependencies: Dependencies,
  most: number,
): readonly RunningContainer[] {
  const friends = dependencies.get(container);
  const strangers = new Set<RunningContainer>();
  for (const { name } of attachmentsOf(container, connections)) {
    for (const other of networks.get(name) ?? []) {
      if (other !== container && !friends?.has(other)) strangers.add(other);
      if (strangers.size >= most) break;
    }
  }
  return [...strangers];
}
