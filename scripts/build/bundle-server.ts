import { join } from "node:path";
import { build } from "esbuild";

/** Where the app's server is, as one file. The development server's is another: it may be newer than the build. */
export function serverFile(project: string, dev = false): string {
  return join(project, ".next", dev ? "plimsoll-dev-server.mjs" : "plimsoll-server.mjs");
}

/** Makes one file of the app's server (`scripts/serve`), which needs nothing but `next` and the build beside it. */
export async function bundleServer(project: string, dev = false): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: ["scripts/serve/serve.ts"],
    outfile: serverFile(project, dev),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"], // as the app's own code: `server-only` is empty then
    external: ["next"],
    logLevel: "warning",
  });
}
