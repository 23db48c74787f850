import type { Port } from "../container";
import type { Setting } from "../source";
import { field, itemsOf } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlNode } from "../yaml/tree";
import { interpolate } from "./interpolate";
import { type Scope, textSetting, wrongType } from "./scope";

/** Stands in a text for a variable that can't be resolved. */
const OPEN = "\u0000";

/**
 * The `ports` of a service, short form (`[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`, IPv6 in brackets, ranges) and long
 * form. Equal entries, as merging files leaves them, count once.
 */
export function portsOf(scope: Scope, node: YamlNode | undefined): readonly Port[] {
  const ports: Port[] = [];
  const seen = new Set<string>();
  for (const item of itemsOf(node)) {
    const port = item.kind === "mapping" ? longForm(scope, item) : shortForm(scope, item);
    if (!port) {
      if (!isNull(item)) wrongType(scope, "ports", item.at);
      continue;
    }
    const { at: _, address, ...rest } = port;
    const key = JSON.stringify([rest, address?.value ?? address?.unresolved ?? null]);
    if (!seen.has(key)) ports.push(port);
    seen.add(key);
  }
  return ports;
}

function shortForm(scope: Scope, item: YamlNode): Port | null {
  if (item.kind !== "scalar" || isNull(item) || item.text.length > 500) return null;
  const { text, unresolved } = interpolate(item.text.trim(), scope.variablesOf(item.at.path), OPEN);
  const { at } = item;
  const slash = text.lastIndexOf("/");
  const protocol = slash < 0 ? "tcp" : text.slice(slash + 1).toLowerCase();
  const numbers = slash < 0 ? text : text.slice(0, slash);

  const colon = numbers.lastIndexOf(":");
  const container = rangeOf(numbers.slice(colon + 1));
  if (container === null) return null;
  if (colon < 0) {
    return {
      at,
      container: container.first,
      address: null,
      protocol,
      span: container.span,
      ...(unresolved === null ? {} : { host: null }),
    };
  }
  const before = numbers.slice(0, colon);
  const second = before.endsWith("]") ? before.length : before.lastIndexOf(":");
  const hostText = before.slice(second + 1);
  const addressText = second < 0 ? "" : before.slice(0, second).replace(/^\[(.*)\]$/, "$1");
  const host = hostText === "" ? undefined : rangeOf(hostText);
  if (host === null) return null;
  return {
    at,
    container: container.first,
    protocol,
    span: container.span,
    address: addressOf(addressText, unresolved, at),
    ...(host === undefined ? {} : { host: host.first }),
  };
}

function addressOf(
  text: string,
  unresolved: string | null,
  at: Port["at"],
): Setting<string> | null {
  if (text === "") return null;
  return text.includes(OPEN) ? { unresolved: unresolved ?? "", at } : { value: text, at };
}

/** The first number of a range and how many it holds; the number is null behind a variable, all is null for no number. */
function rangeOf(text: string): { first: number | null; span: number } | null {
  if (text.includes(OPEN)) return { first: null, span: 1 };
  const parts = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text.trim());
  if (!parts) return null;
  const first = Number(parts[1]);
  const last = parts[2] === undefined ? first : Number(parts[2]);
  return { first, span: Math.max(1, last - first + 1) };
}

function longForm(scope: Scope, item: YamlNode): Port | null {
  const target = textSetting(scope, field(item, "target"));
  const published = textSetting(scope, field(item, "published"));
  const address = textSetting(scope, field(item, "host_ip"));
  const protocol = textSetting(scope, field(item, "protocol"));
  if (!target) return null;
  const container = rangeOf(target.value ?? OPEN);
  const host = published && published.value !== "" ? rangeOf(published.value ?? OPEN) : undefined;
  if (!container || host === null) return null;
  return {
    at: item.at,
    container: container.first,
    address: address?.value === "" ? null : (address ?? null),
    protocol: protocol?.value?.toLowerCase() ?? "tcp",
    span: container.span,
    ...(host === undefined ? {} : { host: host.first }),
  };
}
