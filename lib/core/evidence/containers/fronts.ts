import type { Port } from "../container";
import type { Inventory, RunningContainer } from "../inventory/types";
import { isOpen } from "./addresses";
import { dependenciesOf } from "./dependencies";
import { roleOf } from "./image";
import { type Connections, connect } from "./networks";

/** The proxy of its set that stands before a container, or null. */
export type Fronts = (container: RunningContainer) => RunningContainer | null;

/** How many proxies of one set are looked at: files that mean it have one or two. */
const MOST = 8;

/**
 * Finds the proxies that publish ports, and says whom each stands before: who shares a network with it and is named with
 * it, by a dependency, a host's name or the labels that it reads. Whom else its own configuration serves isn't seen.
 */
export function frontsOf(inventory: Inventory): Fronts {
  const { containers } = inventory;
  const proxies = containers.filter((container) => isProxy(container) && publishes(container));
  if (proxies.length === 0) return () => null;
  const connections = connect(inventory);
  const dependencies = dependenciesOf(inventory);
  const bySet = new Map<string, RunningContainer[]>();
  for (const proxy of proxies) {
    const list = bySet.get(proxy.set) ?? [];
    if (list.length < MOST) list.push(proxy);
    bySet.set(proxy.set, list);
  }
  return (container) => {
    const before = (bySet.get(container.set) ?? []).find(
      (proxy) =>
        proxy !== container &&
        !isProxy(container) &&
        dependencies.get(proxy)?.has(container) &&
        sharesNetwork(proxy, container, connections),
    );
    return before ?? null;
  };
}

/** FTP, SSH, mail, names, directories, messages, telephony and chat: what is spoken there is no HTTP. */
const NO_HTTP: ReadonlySet<number | null | undefined> = new Set([
  20, 21, 22, 25, 53, 110, 123, 143, 389, 465, 587, 636, 853, 989, 990, 993, 995, 1883, 4190, 5060,
  5061, 5222, 5269, 8883,
]);

/** Whether a proxy for HTTP can stand before a port. */
export function canBeFronted({ protocol, host, container }: Port): boolean {
  return protocol !== "udp" && !NO_HTTP.has(host) && !NO_HTTP.has(container);
}

function isProxy(container: RunningContainer): boolean {
  const role = roleOf(container);
  // A web server that is built here serves what was built into it, unless its name says otherwise.
  const serves = container.build !== null && !/nginx|proxy|gateway|edge|^lb$/i.test(container.name);
  return role === "proxy" || (role === "web-server" && !serves);
}

function publishes({ ports }: RunningContainer): boolean {
  return ports.some(({ address }) => isOpen(address));
}

function sharesNetwork(
  one: RunningContainer,
  other: RunningContainer,
  connections: Connections,
): boolean {
  const mine = connections.of(one);
  const theirs = connections.of(other);
  if (mine.kind !== "networks" || theirs.kind !== "networks") return false;
  const names = new Set(mine.attachments.map(({ name }) => name));
  return theirs.attachments.some(({ name }) => names.has(name));
}
