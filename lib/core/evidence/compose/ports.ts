import type { Container, Port } from "../container";
import { isAddress, portNumbers, shortPort } from "../port-text";
import type { Span } from "../source";
import { field } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry, YamlMapping, YamlNode } from "../yaml/tree";
import { interpolate } from "./interpolate";
import { listOf, report, type Scope, textSetting } from "./scope";

/** Stands in a text for a variable that can't be resolved. */
const OPEN = "\u0000";

/**
 * The `ports` of a service, short form (`[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`, IPv6 in brackets, ranges) and long
 * form. Equal entries, as merging files leaves them, count once. What is no port is reported and kept as unread, and so
 * is any in the network of another container, with which no engine takes it; without a network there are none.
 */
export function portsOf(
  scope: Scope,
  entry: YamlEntry | undefined,
  mode: string | undefined,
): Pick<Container, "ports" | "unreadPorts"> {
  if (mode === "none") return { ports: [] };
  const isShared = /^(?:service|container):/.test(mode ?? "");
  const ports: Port[] = [];
  const { items, refused } = listOf(scope, entry);
  const unreadPorts: Span[] = refused.map(({ at }) => at);
  const seen = new Set<string>();
  for (const item of items) {
    if (isNull(item)) continue;
    const port = item.kind === "mapping" ? longForm(scope, item) : shortForm(scope, item);
    if (!port || isShared) {
      report(scope, "compose-no-port", item.at);
      unreadPorts.push(item.at);
      continue;
    }
    const { at: _, address, ...rest } = port;
    const key = JSON.stringify([rest, address?.value ?? address?.unresolved ?? null]);
    if (!seen.has(key)) ports.push(port);
    seen.add(key);
  }
  return { ports, unreadPorts };
}

function shortForm(scope: Scope, item: YamlNode): Port | null {
  if (item.kind !== "scalar" || item.text.length > 500) return null;
  const { text, unresolved } = interpolate(item.text.trim(), scope.variablesOf(item.at.path), OPEN);
  const slash = text.lastIndexOf("/");
  const protocol = slash < 0 ? "tcp" : text.slice(slash + 1).toLowerCase();
  const between = betweenColons(slash < 0 ? text : text.slice(0, slash));
  return shortPort({ between, protocol }, { mark: OPEN, name: unresolved ?? "" }, item.at);
}

/** The container's port, the host's, and the address before them, whose own colons don't count. */
function betweenColons(text: string): readonly string[] {
  const colon = text.lastIndexOf(":");
  if (colon < 0) return [text];
  const container = text.slice(colon + 1);
  const before = text.slice(0, colon);
  const second = before.endsWith("]") ? before.length : before.lastIndexOf(":");
  const host = before.slice(second + 1);
  return second < 0 ? [container, host] : [container, host, before.slice(0, second)];
}

function longForm(scope: Scope, item: YamlMapping): Port | null {
  const target = textSetting(scope, field(item, "target"));
  const published = textSetting(scope, field(item, "published"));
  const address = textSetting(scope, field(item, "host_ip"));
  const protocol = textSetting(scope, field(item, "protocol"));
  if (!target || (address?.value && !isAddress(address.value))) return null;
  const numbers = portNumbers(target.value ?? OPEN, published && (published.value ?? OPEN), OPEN);
  return (
    numbers && {
      at: item.at,
      address: address?.value === "" ? null : (address ?? null),
      protocol: protocol?.value?.toLowerCase() ?? "tcp",
      ...numbers,
    }
  );
}
