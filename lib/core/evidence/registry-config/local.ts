/** Names that stand for nobody's network but one's own. */
const LABORATORY = /(^|\.)(localhost|test|lab|host\.docker\.internal|kind-registry)$/;

/** Whether a registry is on this machine, or has a laboratory's name. Takes a host, a host with a port, a URL or a range. */
export function isLocalRegistry(registry: string | null): boolean {
  if (registry === null) return false;
  const host = hostOf(registry);
  return isLoopback(registry) || LABORATORY.test(host);
}

/** Whether a registry, or a range of addresses, is this machine's own: Docker takes those without TLS anyway. */
function isLoopback(registry: string): boolean {
  const host = hostOf(registry);
  return host === "localhost" || host === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

function hostOf(registry: string): string {
  const rest = registry
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "");
  const bracketed = /^\[([0-9a-f:.]+)\]/.exec(rest)?.[1];
  if (bracketed) return bracketed;
  const host = rest.replace(/\/.*$/, "");
  return host.startsWith("::") ? host : host.replace(/:\d+$/, "");
}
