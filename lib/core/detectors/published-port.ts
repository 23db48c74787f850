import type { Container, Port } from "@/lib/core/evidence/container";
import { isWithin, reach } from "@/lib/core/evidence/containers/addresses";
import { canBeFronted, type Fronts, frontsOf } from "@/lib/core/evidence/containers/fronts";
import { originOf, roleOf } from "@/lib/core/evidence/containers/image";
import {
  type Connection,
  type Connections,
  connect,
} from "@/lib/core/evidence/containers/networks";
import {
  isUnresolved,
  listed,
  type Unresolved,
  unresolved,
  type Verdict,
} from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import { portRange } from "@/lib/core/evidence/port-text";
import { sensitivePort } from "@/lib/core/model/tables/sensitive-ports";
import { isPlainEngine } from "./engine-api";

/** NET-3: only the ports that users need are published; the rest stays inside or on the loopback address. */
export const publishedPort: Detector<Inventory> = {
  id: "published-port",
  controls: ["NET-3"],
  detect(inventory) {
    const fronts = frontsOf(inventory);
    const connections = connect(inventory);
    const shown = listedPorts(inventory);
    const named = new Set(inventory.containers.map(({ subject }) => subject));
    const findings = gather(inventory.containers, (running) => {
      const configured = judge(running, running, fronts, connections);
      const observed = running.observed
        ? judge(running.observed, running, fronts, connections)
        : null;
      const seen = shown.get(running.subject)?.verdicts(running) ?? observed;
      const basis = seen ? "observed" : running.basis;
      return said(running, basis, seen ? besides(seen, configured) : configured);
    });
    for (const [subject, { at, verdicts }] of shown) {
      if (named.has(subject)) continue;
      const shipped = inventory.ships(at.path);
      findings.push(...said({ subject, shipped }, "observed", verdicts(null) ?? []));
    }
    return findings;
  },
};

function said(
  { subject, shipped }: Pick<RunningContainer, "subject" | "shipped">,
  basis: DraftFinding["basis"],
  verdicts: readonly Verdict[],
): DraftFinding[] {
  return verdicts.map((verdict) => ({ control: "NET-3", subject, shipped, basis, ...verdict }));
}

/** What is seen to be published counts; what the file would publish beside it stands in `related`. */
function besides(seen: readonly Verdict[], configured: readonly Verdict[]): readonly Verdict[] {
  const failed = configured.filter(({ outcome }) => outcome === "fail");
  if (failed.length === 0 || seen.some(({ outcome }) => outcome !== "pass")) return seen;
  const related = failed.map(({ at }) => ({ at, why: { code: "file-differs" } }));
  return seen.map((verdict) => ({ ...verdict, related }));
}

function judge(
  settings: Container,
  running: RunningContainer,
  fronts: Fronts,
  connections: Connections,
): Verdict[] {
  const { at, ports, unreadPorts = [], publishAll } = settings;
  const connection = connections.of(running);
  const mode = networkOf(settings, connection);
  if (mode?.value === "host") {
    return [{ outcome: "fail", at: mode.at, message: { code: "port-host-network" } }];
  }
  if (publishAll) {
    const message = { code: "port-publish-all" };
    return [{ outcome: "fail", hard: true, at: publishAll.at, message }];
  }
  const unread = unreadPorts.map(({ open, ...place }): Verdict => {
    const code = open ? "port-unresolved" : "port-unread";
    return { outcome: "unknown", at: place, message: { code } };
  });
  if (ports.length === 0 && unread.length > 0) return unread;
  const verdicts = [...judgePorts(at, ports, running, fronts(running)?.name ?? null), ...unread];
  const open = isUnresolved(mode) ? mode : settings === running ? openIn(connection) : null;
  if (!open || verdicts.some(({ outcome }) => outcome === "fail")) return verdicts;
  return [unresolved(open, "port-network-unresolved")];
}

/** A network that is made elsewhere, and named by a variable. */
function openIn(connection: Connection): Unresolved<string> | null {
  if (connection.kind !== "networks") return null;
  const found = connection.attachments.find(({ open }) => open);
  return found?.open ? { unresolved: found.open, at: found.at } : null;
}

/** The network's mode, that of the owner where a container shares its network. */
function networkOf({ namespaces: { network } }: Container, connection: Connection) {
  const owners = connection.kind === "shared" ? connection.with.namespaces.network : undefined;
  return owners && network ? { ...owners, at: network.at } : network;
}

function judgePorts(
  at: Verdict["at"],
  ports: readonly Port[],
  running: RunningContainer | null,
  proxy: string | null,
): Verdict[] {
  // OF-6 speaks of the engine's own port.
  const own = ports.filter((port) => !isPlainEngine(port));
  if (ports.length > own.length && own.length === 0) return [];
  const bad = gather(own, (port) => judgePort(port, running, proxy) ?? []);
  if (bad.length > 0) return bad;
  const [first] = own;
  if (!first) return [{ outcome: "pass", at, message: { code: "port-none" } }];
  const open = own.filter(({ address }) => reach(address) !== "loopback");
  const [entry] = open;
  if (!entry) return [{ outcome: "pass", at: first.at, message: { code: "port-loopback" } }];
  // One port on IPv4 and on IPv6 is one port.
  const called = [...new Set(open.map(calledOutside))];
  const several = called.length > 1 || open.some(({ span }) => span > 1);
  const values = { port: `${several ? "ports" : "port"} ${listed(called)}` };
  return [{ outcome: "pass", at: entry.at, message: { code: "port-entry", values } }];
}

/** Ports by their numbers outside, with those inside where they differ. */
function calledOutside(port: Port): string {
  const { container, host, span } = port;
  const where = whereOutside(port);
  const inside = portRange(container, span);
  if (where !== null) return `${inside} (${where})`;
  return host === container ? inside : `${portRange(host, span)} (${inside} inside)`;
}

/** A port by its number inside, null for an unknown one, with the one outside where it differs. */
function calledInside(port: Port, number: number | null): string {
  const { container, host } = port;
  const shift = (number ?? 0) - (container ?? 0);
  const other = host === container ? null : `${Number(host) + shift} outside`;
  const where = whereOutside(port) ?? other;
  if (where === null) return String(number);
  return number === null ? `(${where})` : `${number} (${where})`;
}

/** What decides the port outside, where the file gives no single one. */
function whereOutside({ host, choices }: Port): string | null {
  if (host === null) return "where a variable says";
  if (host === undefined || host === 0) return "at a port that the engine chooses";
  return choices === undefined ? null : `at one of ${portRange(host, choices)}`;
}

/** From this many ports on a range is wide: nobody meant each of them. */
const WIDE = 10;

/** What is wrong with one port, or null. */
function judgePort(
  port: Port,
  running: RunningContainer | null,
  proxy: string | null,
): Verdict | null {
  const { at, address, container, span } = port;
  const to = reach(address);
  if (to === "loopback") return null;
  const image = (running && originOf(running)?.name) ?? "";
  const sensitive = sensitivityOf(port, image, running && roleOf(running));
  const number = sensitive?.number ?? container;
  const values = { port: calledInside(port, number) };
  if (sensitive) {
    // On one address only, who can reach it is a question of the network around it.
    if (to === "one")
      return { outcome: "unknown", at, message: { code: "port-one-address", values } };
    if (to === "unresolved") return addressUnresolved(at, number);
    const message = { code: sensitive.code, values: { what: image, ...values } };
    return { outcome: "fail", hard: true, at, message };
  }
  if (container === null) return { outcome: "unknown", at, message: { code: "port-unresolved" } };
  if (to === "one") return null;
  const behind = proxy !== null && canBeFronted(port) ? "port-behind-proxy" : null;
  const code = span >= WIDE ? "port-range" : behind;
  if (!code) return null;
  if (to === "unresolved") return addressUnresolved(at, number);
  const message = { code, values: { count: String(span), what: proxy ?? "", ...values } };
  return { outcome: "fail", best: "partly", at, message };
}

function addressUnresolved(at: Verdict["at"], number: number | null): Verdict {
  if (number === null) return { outcome: "unknown", at, message: { code: "port-unresolved" } };
  const values = { port: String(number) };
  return { outcome: "unknown", at, message: { code: "port-address-unresolved", values } };
}

interface Sensitivity {
  readonly code: string;
  /** Which port of a range it is about, where one is. */
  readonly number?: number;
}

/** Why a port should never be open to all, or null. */
function sensitivityOf(
  { container, span }: Port,
  image: string,
  role: ReturnType<typeof roleOf> | null,
): Sensitivity | null {
  const found = container === null ? null : sensitivePort(container, span);
  const about = found ? { number: found.number } : {};
  if (role === "data-store") return { code: "port-data-store", ...about };
  if (role === "admin") return { code: "port-admin-image", ...about };
  // The dashboard of traefik; its entry points listen elsewhere.
  if (isWithin(8080, container, span) && /(?:^|\/)traefik$/.test(image)) {
    return { code: "port-admin", number: 8080 };
  }
  return found && span < WIDE ? { code: `port-${found.kind}`, ...about } : null;
}

interface ListedPorts {
  readonly at: Verdict["at"];
  /** By the container it is about, where files tell of it; null where its settings decide. */
  verdicts(running: RunningContainer | null): Verdict[] | null;
}

/** What `docker ps` lists, by subject. */
function listedPorts({ transcripts }: Inventory): ReadonlyMap<string, ListedPorts> {
  const found = new Map<string, ListedPorts>();
  for (const { at, subject, shows } of gather(transcripts, ({ observations }) => observations)) {
    if (shows.kind !== "ports") continue;
    const { ports, empty } = shows;
    found.set(subject, {
      at,
      verdicts(running) {
        if (!empty) return judgePorts(at, ports, running, null);
        // It lists none of a container on the host's network, either.
        const mode = (running?.observed ?? running)?.namespaces.network;
        if (mode?.value === "host") return null;
        const isOpen = running === null || isUnresolved(mode);
        return isOpen
          ? [{ outcome: "unknown", at, message: { code: "port-none-listed" } }]
          : judgePorts(at, ports, running, null);
      },
    });
  }
  return found;
}
