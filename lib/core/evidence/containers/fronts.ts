import type { Inventory, RunningContainer } from "../inventory/types";
import { isOpen } from "./addresses";
import { dependenciesOf } from "./dependencies";
import { originOf, roleOf } from "./image";
import { type Connections, connect } from "./networks";

/** The proxy of its set that stands before a container, or null. */
export type Fronts = (container: RunningContainer) => RunningContainer | null;

/** How many proxies of one set are looked at: files that mean it have one or two. */
const MOST = 8;

/**
 * Finds the proxies that publish ports, and says whom each stands before: whom its files name or, where its own
 * configuration lies in a file that we can't see, whoever shares a network with it.
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
        sharesNetwork(proxy, container, connections) &&
        (dependencies.get(proxy)?.has(container) || isConfigured(proxy)),
    );
    return before ?? null;
  };
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

/** Whom it serves stands in a configuration file of its own; traefik reads labels, which `dependenciesOf` knows. */
function isConfigured(proxy: RunningContainer): boolean {
  if (originOf(proxy)?.name.split("/").at(-1) === "traefik") return false;
  if (roleOf(proxy) === "proxy" || proxy.build !== null) return roleOf(proxy) === "proxy";
  return proxy.mounts.some(({ target }) => /^\/etc\/(?:nginx|apache2|httpd)|conf/.test(target));
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
