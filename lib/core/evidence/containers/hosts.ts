/** Whether an address or a host's name means the machine itself. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, "").toLowerCase();
  return plain === "localhost" || plain === "::1" || /^127\.\d+\.\d+\.\d+$/.test(plain);
}

/**
 * Which of the names, lower case, stand in a text where a host's name stands: behind `://` or `@`, before a port, or
 * alone in a list. `strict` leaves the last out: a word of a command is rarely a host.
 */
export function hostsIn(
  text: string,
  names: ReadonlyMap<string, unknown>,
  strict: boolean,
): readonly string[] {
  const hosts: string[] = [];
  for (const match of text.slice(0, MOST).matchAll(/[\w.-]+/g)) {
    const [word] = match;
    // A Swarm answers to `tasks.NAME` with each container of a service.
    const name = word.toLowerCase().replace(/^tasks\./, "");
    if (!names.has(name)) continue;
    const end = match.index + word.length;
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const after = text.slice(end, end + 7);
    if (after === "://") continue;
    if (isHost(before, after, strict)) hosts.push(name);
  }
  return hosts;
}

/**
 * Whether a variable is named like one that holds a host: `DB_HOST`, `PGHOST`, `cluster.initial_master_nodes`,
 * `kafkaBrokers2`. `APP_NAME`, `CACHE_DRIVER` and the like are not, whatever they hold.
 */
export function namesHost(variable: string): boolean {
  const name = variable.slice(0, 200);
  if (/hosts?(?:$|[^a-z])|hostnames?$/i.test(name)) return true;
  const last = name.replace(/[\d_.-]+$/, "").match(/(?:[A-Z]?[a-z]+|[A-Z]+)$/)?.[0] ?? "";
  return HOLDS_HOST.test(last);
}

/** The last words of such names. */
const HOLDS_HOST =
  /^(?:addr|address|broker|brokerconnect|connect|dns|dsn|endpoint|gateway|instance|ip|leader|link|master|member|node|origin|peer|primary|proxy|relay|remote|replica|resolver|seed|sentinel|server|slave|upstream|uri|url)(?:e?s)?$/i;

/** Longer values name no hosts that a reader would find. */
const MOST = 16_384;

function isHost(before: string, after: string, strict: boolean): boolean {
  const bounded = /^(?:$|[\s,;/?'")\]}|]|:\d|:\$)/.test(after);
  if (/(?:\/\/|@)$/.test(before)) return bounded;
  if (/^:(?:\d{1,5}(?![\w.-])|\$)/.test(after))
    return before === "" || /[\s,;='"([{]$/.test(before);
  if (/(?:^|[\s,;])(?:-h|-H|--host|--hostname|host|server)[\s=]$/i.test(before)) return bounded;
  if (/(?:^|[^a-z])(?:host|hostname|server)["']?[=:]["']?$/i.test(before)) return bounded;
  if (strict) return false;
  return (before === "" || /[\s,;'"([{|]$/.test(before)) && /^(?:$|[\s,;'")\]}|])/.test(after);
}

/** The hosts of the URLs with that scheme in a text; those that hang on a variable are left out. */
export function hostsOfUrls(text: string, scheme: string): readonly string[] {
  const hosts: string[] = [];
  if (!text.includes("://")) return hosts;
  const start = `${scheme}://`;
  const lower = text.slice(0, MOST).toLowerCase();
  for (let at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + start.length)) {
    const rest = lower.slice(at + start.length, at + start.length + 300);
    const authority = /^[^/\s?#,;'"|<>)]*/.exec(rest)?.[0] ?? "";
    const host = authority.slice(authority.lastIndexOf("@") + 1).replace(/:[^:\]]*$/, "");
    if (host !== "" && !/[${}*+%]/.test(host)) hosts.push(host);
  }
  return hosts;
}
