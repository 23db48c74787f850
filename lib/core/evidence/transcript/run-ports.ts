import type { Container, Port } from "../container";
import { shortPort } from "../port-text";
import type { ShellWord } from "../shell/read";
import type { Span } from "../source";
import { splitAtColons } from "./split-at-colons";

/**
 * What `docker run -p` publishes; what is no port is kept as unread, and so is any in the network of another container,
 * with which no engine takes it. Without a network there are none.
 */
export function portsOf(
  words: readonly ShellWord[],
  mode: string | undefined,
): Pick<Container, "ports" | "unreadPorts"> {
  if (mode === "none") return { ports: [] };
  if (mode?.startsWith("container:")) return { ports: [], unreadPorts: words.map(({ at }) => at) };
  const ports: Port[] = [];
  const unreadPorts: Span[] = [];
  for (const word of words) {
    const port = portOf(word);
    if (port) ports.push(port);
    else unreadPorts.push(word.at);
  }
  return { ports, unreadPorts };
}

/** `[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]`; null where it is no port. */
function portOf({ value, at, unresolved }: ShellWord): Port | null {
  if (value.length > 500) return null;
  const slash = value.lastIndexOf("/");
  const protocol = slash < 0 ? "tcp" : value.slice(slash + 1).toLowerCase();
  const parts = splitAtColons(slash < 0 ? value : value.slice(0, slash));
  // An IPv6 address may stand without brackets.
  const address = parts.length > 2 ? [parts.slice(0, -2).join(":")] : [];
  const between = [...parts.slice(-2).reverse(), ...address];
  return shortPort({ between, protocol }, { mark: "$", name: unresolved ?? value }, at);
}
