import { roleOf } from "@/lib/core/evidence/containers/image";
import {
  type Attachment,
  type Connection,
  type Connections,
  connect,
  onBridge,
} from "@/lib/core/evidence/containers/networks";
import { type OneShot, oneShots } from "@/lib/core/evidence/containers/one-shot";
import { listed, said, type Verdict } from "@/lib/core/evidence/containers/verdict";
import type { Detector } from "@/lib/core/evidence/finding";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Span } from "@/lib/core/evidence/source";

/** NET-1: services are split into networks by tier, and data stores are only on internal ones. */
export const networkIsolation: Detector<Inventory> = {
  id: "network-isolation",
  controls: ["NET-1"],
  detect(inventory) {
    const connections = connect(inventory);
    const ending = oneShots(inventory.containers);
    const layouts = new Map<readonly RunningContainer[], Layout>();
    const layoutOf = (container: RunningContainer) => {
      const peers = connections.peers(container);
      const layout = layouts.get(peers) ?? layOut(peers, connections, ending);
      layouts.set(peers, layout);
      return layout;
    };
    return inventory.containers.flatMap((container) => {
      const verdict = judge(container, connections, layoutOf);
      if (!verdict) return [];
      const { subject, shipped, basis } = container;
      return [{ control: "NET-1" as const, subject, shipped, basis, ...verdict }];
    });
  },
};

function judge(
  container: RunningContainer,
  connections: Connections,
  layoutOf: (container: RunningContainer) => Layout,
): Verdict | null {
  const { namespaces, networks = [] } = container.observed ?? {};
  const mode = namespaces?.network;
  const named = mode?.value ? [{ name: mode.value, at: mode.at }, ...networks] : networks;
  const observed = onBridge(named);
  if (observed) {
    const message = { code: "network-bridge" };
    return { outcome: "fail", at: observed.at, basis: "observed", message };
  }
  const connection = connections.of(container);
  switch (connection.kind) {
    // OF-3 says so, and decides.
    case "host":
      return null;
    case "none":
      return { outcome: "pass", at: connection.at, message: { code: "network-none" } };
    case "bridge":
      return { outcome: "fail", at: connection.at, message: { code: "network-bridge" } };
    case "unknown": {
      const { at, why, what } = connection;
      const code = why === "refused" ? "value-refused" : `network-unknown-${why}`;
      return { outcome: "unknown", at, message: said(code, what) };
    }
    case "shared":
      return shared(container, connection, connections);
    case "networks":
      return inTiers(container, connection.attachments, layoutOf(container), connections);
  }
}

/**
 * Whoever shares a network stands as its owner does; how that network lies is the owner's finding. A data store is on
 * each of the owner's networks.
 */
function shared(
  container: RunningContainer,
  { at, with: owner }: Extract<Connection, { kind: "shared" }>,
  connections: Connections,
): Verdict {
  const message = said("network-shared", owner.name);
  const connection = connections.of(owner);
  switch (connection.kind) {
    case "networks":
      return roleOf(container) === "data-store"
        ? { ...ofStore(connection.attachments, at), at }
        : { outcome: "pass", at, message };
    case "none":
      return { outcome: "pass", at, message };
    case "host":
    case "bridge":
      return { outcome: "fail", at, message: said("network-shared-host", owner.name) };
    default:
      return { outcome: "unknown", at, message };
  }
}

/** A network that no file declares or names may be anything: what is bad without it counts, what is good does not. */
function inTiers(
  container: RunningContainer,
  attachments: readonly Attachment[],
  layout: Layout,
  connections: Connections,
): Verdict {
  const verdict = tiers(container, attachments, layout, connections);
  const open = attachments.find((one) => one.open);
  if (open?.open && verdict.outcome === "pass") {
    return {
      outcome: "unknown",
      at: open.at,
      message: said("network-unknown-variable", open.open),
    };
  }
  const nowhere = attachments.find(({ declared }) => !declared);
  // Who else is on a network that is declared elsewhere isn't said here: only what lies beside it can be bad.
  if (!nowhere || (verdict.outcome === "fail" && verdict.at !== nowhere.at)) return verdict;
  const { at, name } = nowhere;
  return { outcome: "unknown", at, message: said("network-unknown-network", name) };
}

function tiers(
  container: RunningContainer,
  attachments: readonly Attachment[],
  layout: Layout,
  connections: Connections,
): Verdict {
  const own = attachments.filter(({ external }) => !external);
  const names = listed(own.map(({ name }) => name));
  const [first] = attachments;
  const at = first?.at ?? container.at;
  if (own.length === 0) {
    const name = first?.name ?? "";
    if (layout.only === name) {
      return { outcome: "fail", at, message: said("network-shared-external", name) };
    }
    return { outcome: "unknown", at, message: said("network-external", name) };
  }
  if (layout.services.size <= 1) {
    const unseen = connections.unseen(container);
    if (unseen) {
      // Where a data store belongs it is whoever else is there.
      const store = roleOf(container) === "data-store" ? ofStore(attachments, at) : null;
      if (store?.outcome === "pass") return store;
      return { outcome: "unknown", at, message: said("network-others-unseen", unseen) };
    }
    const guests = layout.guests.get(container);
    if (guests) return { outcome: "pass", at, message: said("network-own-shared", listed(guests)) };
    const cutOff = attachments.every(({ internal }) => internal === true);
    const code = cutOff ? "network-own-internal" : "network-own";
    return { outcome: "pass", at, message: { code } };
  }
  const flat = own.find(({ name }) => layout.flat.has(name));
  if (flat) {
    const code = layout.elsewhere ? "network-flat-most" : "network-flat";
    const message = said(code, othersIn(layout, container));
    return { outcome: "fail", best: "partly", at: flat.at, message };
  }
  if (roleOf(container) !== "data-store") {
    const code = own.some(({ name }) => layout.held.has(name)) ? "network-behind" : "network-tiers";
    return { outcome: "pass", at, message: said(code, names) };
  }
  return ofStore(attachments, at);
}

/** A data store belongs on internal networks only. */
function ofStore(attachments: readonly Attachment[], at: Span): Verdict {
  const reachable = attachments.find(({ internal, external }) => internal === false && !external);
  if (reachable) {
    const message = said("network-store-not-internal", reachable.name);
    return { outcome: "fail", best: "partly", at: reachable.at, message };
  }
  const open = attachments.find(({ internal, external }) => external || internal === null);
  if (open) {
    const code = open.external ? "network-external" : "network-unknown-network";
    return { outcome: "unknown", at: open.at, message: said(code, open.name) };
  }
  const names = listed(attachments.map(({ name }) => name));
  return { outcome: "pass", at, message: said("network-store-internal", names) };
}

/** The other services of a set, the first by name. */
function othersIn({ services }: Layout, container: RunningContainer): string {
  const names: string[] = [];
  for (const one of services) {
    if (one !== container) names.push(one.name);
    if (names.length > MOST_NAMES) break;
  }
  return listed(names, MOST_NAMES, services.size - (services.has(container) ? 1 : 0));
}

/** How many services a sentence names. */
const MOST_NAMES = 4;

/** How the networks of a set lie. */
interface Layout {
  /** The services that keep running on networks by name; a job that ends makes no tier. */
  readonly services: ReadonlySet<RunningContainer>;
  /** Networks that every service is on. */
  readonly held: ReadonlySet<string>;
  /**
   * Those of them that make no tiers: they either let them out or are all that they have.
   * An internal network behind an edge is what the control asks for.
   */
  readonly flat: ReadonlySet<string>;
  /** The one network that all of several services have, and nothing else. */
  readonly only: string | null;
  /** Whether others are on none of them: on the host's, say. */
  readonly elsewhere: boolean;
  /** Who shares the network of a service, by its name. */
  readonly guests: ReadonlyMap<RunningContainer, readonly string[]>;
}

function layOut(
  peers: readonly RunningContainer[],
  connections: Connections,
  ending: ReadonlyMap<RunningContainer, OneShot>,
): Layout {
  const services = new Set<RunningContainer>();
  const members = new Map<string, { network: Attachment; count: number }>();
  const guests = new Map<RunningContainer, string[]>();
  let single = true;
  let elsewhere = false;
  for (const peer of peers) {
    const connection = connections.of(peer);
    if (connection.kind === "shared") {
      const known = guests.get(connection.with);
      if (known) known.push(peer.name);
      else guests.set(connection.with, [peer.name]);
    }
    if (ending.has(peer)) continue;
    if (connection.kind !== "networks") {
      elsewhere ||= connection.kind !== "shared";
      continue;
    }
    services.add(peer);
    single &&= connection.attachments.length === 1;
    for (const network of connection.attachments) {
      const member = members.get(network.name) ?? { network, count: 0 };
      member.count += 1;
      members.set(network.name, member);
    }
  }
  const held = [...members.values()].filter(({ count }) => count === services.size);
  const flat = held.filter(({ network }) => network.internal !== true || single);
  const only = single && services.size > 1 ? (held[0]?.network.name ?? null) : null;
  return { services, held: namesOf(held), flat: namesOf(flat), only, elsewhere, guests };
}

function namesOf(members: readonly { readonly network: Attachment }[]): ReadonlySet<string> {
  return new Set(members.map(({ network }) => network.name));
}
