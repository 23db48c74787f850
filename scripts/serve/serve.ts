/**
 * The app's process: Next's request handler behind an HTTP server of our own, which sets the headers of every answer.
 * Needs `next` and the build beside it, nothing else: `scripts/build/bundle-server.ts` makes one file of it, so that it
 * also runs where only a standalone build is. Reads the environment that `scripts/start/app.ts` gives it.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import next from "next";
import { trustedProxies } from "@/lib/server/auth/caller";
import { refusedFor } from "./body";
import { compressAnswer } from "./compress";
import { protectionOf, type Site } from "./protect";

const { values } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    hostname: { type: "string", default: "127.0.0.1" },
    port: { type: "string", default: "3000" },
  },
});
const { dev, hostname } = values;
const port = Number(values.port);
const dir = process.cwd();

process.title = "plimsoll-server";
// Where an action that redirects asks for the page: never at the `Host` or by the protocol that a caller names.
process.env.__NEXT_PRIVATE_ORIGIN = `http://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`;

const site: Site = {
  dev,
  https: process.env.NEXTAUTH_URL?.startsWith("https://") ?? false,
  proxies: trustedProxies(),
  hashes: dev ? {} : JSON.parse(readFileSync(join(dir, ".next/csp-hashes.json"), "utf8")),
};
const protect = protectionOf(site);
const server = createServer((request, response) => {
  protect(request, response);
  const refusal = refusedFor(request);
  if (refusal) {
    response.writeHead(refusal).end(); // Node reads the rest and lets it go
    return;
  }
  if (!dev) compressAnswer(request, response);
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
// Next puts its listener for WebSockets there. A build has none: a caller who asks for one is answered as any other.
const httpServer = dev ? server : createServer();
const app = next({ dev, dir, hostname, port, httpServer });
const handle = app.getRequestHandler();

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const answered = new Promise((resolve) => server.close(resolve));
  // An open page of the development server would keep its WebSocket for ever.
  if (dev) server.closeAllConnections();
  else await answered;
  await app.close();
  process.exit();
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop().catch(fail));
server.on("error", fail);
app.prepare().then(() => server.listen(port, hostname), fail);
