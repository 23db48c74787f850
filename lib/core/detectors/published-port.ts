import type { Container, Port } from "@/lib/core/evidence/container";
import { reach } from "@/lib/core/evidence/containers/addresses";
import { type Fronts, frontsOf } from "@/lib/core/evidence/containers/fronts";
import { originOf, roleOf } from "@/lib/core/evidence/containers/image";
import { listed, type Verdict } from "@/lib/core/evidence/containers/verdict";
import type { Detector, DraftFinding } from "@/lib/core/evidence/finding";
import { gather } from "@/lib/core/evidence/gather";
import type { Inventory, RunningContainer } from "@/lib/core/evidence/inventory/types";
import type { Observation } from "@/lib/core/evidence/transcript/types";
import { sensitivePort } from "@/lib/core/model/tables/sensitive-ports";
import { PLAIN_ENGINE_PORT } from "./engine-api";

/** NET-3: only the ports that users need are published; the rest stays inside or on the loopback address. */
export const publishedPort: Detector<Inventory> = {
  id: "published-port",
  controls: ["NET-3"],
  detect(inventory) {
    const fronts = frontsOf(inventory);
    const shown = listedPorts(inventory);
    const named = new Set(inventory.containers.map(({ subject }) => subject));
    const findings = gather(inventory.containers, (running) => {
      const configured = judge(running, running, fronts);
      const observed = running.observed ? judge(running.observed, running, fronts) : null;
      const seen = shown.get(running.subject)?.verdicts(running) ?? observed;
      const basis = seen ? "observed" : running.basis;
      return said(running, basis, seen ? besides(seen, configured) : configured);
    });
    for (const [subject, { at, verdicts }] of shown) {
      if (named.has(subject)) continue;
      const shipped = inventory.ships(at.path);
      findings.push(...said({ subject, shipped }, "observed", verdicts(null)));
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

function judge(settings: Container, running: RunningContainer, fronts: Fronts): Verdict[] {
  const { at, namespaces, ports, unreadPorts = [], publishAll } = settings;
  const mode = namespaces.network;
  if (mode?.value === "host") {
    return [{ outcome: "fail", at: mode.at, message: { code: "port-host-network" } }];
  }
  if (publishAll) {
    const message = { code: "port-publish-all" };
    return [{ outcome: "fail", hard: true, at: publishAll.at, message }];
  }
  const unread = unreadPorts.map((place): Verdict => {
    return { outcome: "unknown", at: place, message: { code: "port-unread" } };
  });
  if (ports.length === 0 && unread.length > 0) return unread;
  return [...judgePorts(at, ports, running, fronts(running)?.name ?? null), ...unread];
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
  const outside = [...new Set(open.map(outsideOf))];
  const values = { port: `${outside.length > 1 ? "ports" : "port"} ${listed(outside)}` };
  return [{ outcome: "pass", at: entry.at, message: { code: "port-entry", values } }];
}

/** What a port is called from outside; the engine chooses one where the file doesn't. */
function outsideOf({ host, container }: Port): string {
  if (typeof host === "number" && host > 0) return String(host);
  return host === null ? "…" : `${container ?? "…"} (at a port that the engine chooses)`;
}

function isPlainEngine({ container, host, address }: Port): boolean {
  return (
    reach(address) !== "loopback" &&
    reach(address) !== "unresolved" &&
    (container === PLAIN_ENGINE_PORT || host === PLAIN_ENGINE_PORT)
  );
}

/** From this many ports on a range is wide: nobody meant each of them. */
const WIDE = 10;

/** What is wrong with one port, or null. */
function judgePort(
  { at, container, address, span }: Port,
  running: RunningContainer | null,
  proxy: string | null,
): Verdict | null {
  const to = reach(address);
  if (to === "loopback") return null;
  const role = running && roleOf(running);
  const image = (running && originOf(running)?.name) ?? "";
  const values = { port: String(container ?? "…"), what: proxy ?? image };
  const code = codeOf(container, span, image, role);
  if (code) {
    // On one address only, who can reach it is a question of the network around it.
    if (to === "one")
      return { outcome: "unknown", at, message: { code: "port-one-address", values } };
    if (to === "unresolved") {
      return { outcome: "unknown", at, message: { code: "port-address-unresolved", values } };
    }
    return { outcome: "fail", hard: true, at, message: { code, values } };
  }
  if (container === null) return { outcome: "unknown", at, message: { code: "port-unresolved" } };
  if (to === "one") return null;
  const code2 = span >= WIDE ? "port-range" : proxy !== null ? "port-behind-proxy" : null;
  if (!code2) return null;
  if (to === "unresolved") {
    return { outcome: "unknown", at, message: { code: "port-address-unresolved", values } };
  }
  const many = { count: String(span), ...values };
  return { outcome: "fail", best: "partly", at, message: { code: code2, values: many } };
}

/** Why a port should never be open to all, or null. */
function codeOf(
  container: number | null,
  span: number,
  image: string,
  role: ReturnType<typeof roleOf> | null,
): string | null {
  if (role === "data-store") return "port-data-store";
  if (role === "admin") return "port-admin-image";
  // The dashboard of traefik; its entry points listen elsewhere.
  if (container === 8080 && /(?:^|\/)traefik$/.test(image)) return "port-admin";
  if (container === null || span >= WIDE) return null;
  const kind = sensitivePort(container, span);
  return kind && `port-${kind}`;
}

interface ListedPorts {
  readonly at: Verdict["at"];
  verdicts(running: RunningContainer | null): Verdict[];
}

/** What `docker ps` lists, by subject. */
function listedPorts({ transcripts }: Inventory): ReadonlyMap<string, ListedPorts> {
  const found = new Map<string, ListedPorts>();
  for (const { at, subject, shows } of gather(transcripts, ({ observations }) => observations)) {
    if (shows.kind !== "ports") continue;
    const ports = gather(shows.ports, (text) => portOf(text, at) ?? []);
    found.set(subject, { at, verdicts: (running) => judgePorts(at, ports, running, null) });
  }
  return found;
}

/** One entry of the PORTS column: `0.0.0.0:8080->80/tcp`, `:::8080->80/tcp`; `80/tcp` alone publishes nothing. */
function portOf(text: string, at: Observation["at"]): Port | null {
  const [outside, inside] = text.trim().split("->");
  if (outside === undefined || inside === undefined) return null;
  const colon = outside.lastIndexOf(":");
  const container = /^(\d+)(?:-(\d+))?(?:\/(\w+))?/.exec(inside);
  if (!container) return null;
  const first = Number(container[1]);
  const last = Number(container[2] ?? first);
  return {
    at,
    host: Number.parseInt(outside.slice(colon + 1), 10),
    container: first,
    address: colon > 0 ? { value: outside.slice(0, colon), at } : null,
    protocol: container[3] ?? "tcp",
    span: Math.max(1, last - first + 1),
  };
}
