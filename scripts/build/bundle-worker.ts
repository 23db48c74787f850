import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { loadBindings } from "next/dist/build/swc";
import { WORKER_PATH } from "@/lib/sealed-pages";
import { LEAN_YAML } from "./lean-yaml";

/** The engine of the page that needs no account: one script, and the address that changes with its content. */
export interface WorkerBundle {
  readonly code: Uint8Array;
  readonly address: string;
}

/** Makes one file of the worker; nothing is written. */
export async function bundleWorker(project: string): Promise<WorkerBundle> {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: ["components/try/worker/assess.worker.ts"],
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "iife",
    target: "es2023",
    charset: "utf8",
    legalComments: "none",
    plugins: [LEAN_YAML],
    logLevel: "warning",
  });
  // By what makes the pages' scripts small, thrice over: a twentieth less than esbuild leaves.
  const { minify } = await loadBindings();
  const options = { compress: { passes: 3 }, mangle: true };
  const smaller = await minify(outputFiles[0]?.text ?? "", options);
  const code = new TextEncoder().encode(smaller.code);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
  return { code, address: `${WORKER_PATH}assess-${hash}.js` };
}

/** Puts it where Next serves the build's own files from, to be kept for ever. */
export function writeWorker(project: string, { code, address }: WorkerBundle, dev = false): void {
  const file = join(
    project,
    dev ? ".next/dev" : ".next",
    address.replace(/^\/_next\/static/, "static"),
  );
  const folder = join(file, "..");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code);
}

/** What the pages must know of a build, as variables that Next writes into their code. */
export function pageEnvironment(project: string, { address }: WorkerBundle) {
  const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  return { NEXT_PUBLIC_WORKER: address, NEXT_PUBLIC_VERSION: String(version) };
}
