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
    const name = word.toLowerCase();
    if (!names.has(name)) continue;
    const end = match.index + word.length;
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const after = text.slice(end, end + 3);
    if (after === "://") continue;
    if (isHost(before, after, strict)) hosts.push(name);
  }
  return hosts;
}

/** Longer values name no hosts that a reader would find. */
const MOST = 16_384;

function isHost(before: string, after: string, strict: boolean): boolean {
  const bounded = /^(?:$|[\s,;/?'")\]}|]|:\d|:\$)/.test(after);
  if (/(?:\/\/|@)$/.test(before)) return bounded;
  if (/^:(?:\d|\$)/.test(after)) return before === "" || /[\s,;='"([{]$/.test(before);
  if (/(?:^|[\s,;])(?:-h|-H|--host|--hostname|host|server)[\s=]$/i.test(before)) return bounded;
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
