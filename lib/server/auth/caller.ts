import "server-only";

/** How many proxies stand in front of the app, each of which adds to `X-Forwarded-For`: `TRUST_PROXY`, else none. */
export function trustedProxies(): number {
  return Number(process.env.TRUST_PROXY) || 0;
}

/**
 * The address of a caller: the entry that the outermost trusted proxy wrote. What stands before it is the caller's
 * own word. Without a proxy our server drops the header, and Next puts the connection's address there.
 */
export function callerOf(
  forwardedFor: string | null | undefined,
  proxies = trustedProxies(),
): string {
  const entries = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
  return (entries.at(-Math.max(proxies, 1)) ?? entries[0]) || "unknown";
}
