import { join } from "node:path";
import { build } from "esbuild";
import { LEAN_YAML } from "./lean-yaml";
import { NATIVE_SHA256 } from "./native-sha256";

/** The evidence engine's thread as one file, where `lib/server/evidence/engine.ts` looks for it. */
export const ENGINE_FILE = "plimsoll-engine.mjs";

/** Makes that file in a folder; it needs nothing but Node. */
export async function bundleEngine(project: string, folder: string): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: ["lib/server/evidence/engine.worker.ts"],
    outfile: join(folder, ENGINE_FILE),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: NATIVE_SHA256,
    plugins: [LEAN_YAML],
    logLevel: "warning",
  });
}
