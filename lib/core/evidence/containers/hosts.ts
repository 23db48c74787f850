/** Whether an address or a host's name means the machine itself. */
export function isLoopback(host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, "").toLowerCase();
  return plain === "localhost" || plain === "::1" || /^127\.\d+\.\d+\.\d+$/.test(plain);
}

/**
 * The words of a text that stand where a host's name stands: behind `://` or `@`, before a port, or alone in a list.
 * `strict` leaves the last out: a word of a command is rarely a host. Lower case, in the order of the text.
 */
export function hostsIn(text: string, strict: boolean): readonly string[] {
  const hosts: string[] = [];
  for (const match of text.slice(0, MOST).matchAll(/[\w.-]+/g)) {
    const [word] = match;
    const end = match.index + word.length;
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    const after = text.slice(end, end + 3);
    if (after === "://") continue;
    if (isHost(before, after, strict)) hosts.push(word.toLowerCase());
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
