import { join } from "node:path";
import { build } from "esbuild";
import { PROJECT } from "../project";
import { NATIVE_SHA256 } from "./native-sha256";

/**
 * Bundles a script to one file that plain Node runs, as the command is built: no loader starts with it, and none wraps
 * the functions that are measured. Returns the file's path.
 */
export async function bundleScript(entry: string, outfile: string): Promise<string> {
  await build({
    absWorkingDir: PROJECT,
    entryPoints: [join(PROJECT, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    alias: NATIVE_SHA256,
    logLevel: "error",
  });
  return outfile;
}
