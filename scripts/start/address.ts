import { isIPv6 } from "node:net";
import type { Environment } from "@/lib/server/env";

/** Where people reach the app: the public address, else the one it listens on. */
export function siteUrl({ publicUrl, host, port }: Environment): string {
  return publicUrl ?? localUrl(host, port);
}

function localUrl(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://localhost:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** Where this machine itself reaches it: what listens everywhere listens on the loopback address, too. */
export function probeUrl(host: string, port: number): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  return host === "::" ? `http://[::1]:${port}` : localUrl(host, port);
}
