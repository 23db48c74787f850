import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { isIPv6 } from "node:net";
import { join } from "node:path";
import { trustedProxies } from "@/lib/server/auth/caller";
import { readBrotli } from "../build/brotli";
import { refusedFor } from "./body";
import { compressAnswer } from "./compress";
import { delayScripts } from "./late-scripts";
import { protectionOf, type Site } from "./protect";

/** Where the app listens; `dev` serves the sources instead of a build. */
export type ServerOptions = { dev: boolean; hostname: string; port: number };

/**
 * Serves the build of the working directory: Next's request handler behind an HTTP server of our own, which sets the
 * headers of every answer. Resolves once it listens; a signal ends the process when what is under way is answered.
 * Reads `NEXTAUTH_URL` and `TRUST_PROXY`. Throws what Next throws, or when it can't listen there.
 */
export async function serve({ dev, hostname, port }: ServerOptions): Promise<void> {
  const dir = process.cwd();
  // Where an action that redirects asks for the page: never at the `Host` or by the protocol that a caller names.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${isIPv6(hostname) ? `[${hostname}]` : hostname}:${port}`;

  const site: Site = {
    dev,
    https: process.env.NEXTAUTH_URL?.startsWith("https://") ?? false,
    proxies: trustedProxies(),
    hashes: dev ? {} : JSON.parse(readFileSync(join(dir, ".next/csp-hashes.json"), "utf8")),
  };
  const protect = protectionOf(site);
  const brotli = dev ? new Map<string, Buffer>() : readBrotli(dir);
  const server = createServer((request, response) => {
    protect(request, response);
    const refusal = refusedFor(request);
    if (refusal) {
      response.writeHead(refusal).end(); // Node reads the rest and lets it go
      return;
    }
    if (!dev) compressAnswer(request, response, brotli, delayScripts);
    handle(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    });
  });
  // Next puts its listener for WebSockets there. A build has none: a caller who asks for one is answered as any other.
  const httpServer = dev ? server : createServer();
  const { default: next } = await import("next"); // reads the environment as it loads
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
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        console.error(error);
        process.exit(1);
      });
    });
  }

  await app.prepare();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => resolve());
  });
}
