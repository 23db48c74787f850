import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { loadBindings } from "next/dist/build/swc";
import { WORKER_PATH } from "@/lib/sealed-pages";
import { LEAN_YAML } from "./lean-yaml";

/** The engine of the page that needs no account, and who opens archives for it. */
const WORKERS = ["assess", "unpack"] as const;
type WorkerName = (typeof WORKERS)[number];

/** One script, and the address that changes with its content. */
interface WorkerBundle {
  readonly code: Uint8Array;
  readonly address: string;
}

export type WorkerBundles = Readonly<Record<WorkerName, WorkerBundle>>;

/** Makes one file of each worker; nothing is written. */
export async function bundleWorkers(project: string): Promise<WorkerBundles> {
  const [assess, unpack] = await Promise.all(WORKERS.map((name) => bundleWorker(project, name)));
  return { assess, unpack } as WorkerBundles;
}

async function bundleWorker(project: string, name: WorkerName): Promise<WorkerBundle> {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [`components/try/worker/${name}.worker.ts`],
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
  // By what makes the pages' scripts small, thrice over: a twentieth less than esbuild leaves. What gzip folds anyway stays.
  const { minify } = await loadBindings();
  const compress = { passes: 3, ecma: 2020, collapse_vars: false, sequences: false };
  const options = { compress, mangle: true };
  const smaller = await minify(outputFiles[0]?.text ?? "", options);
  const code = new TextEncoder().encode(smaller.code);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
  return { code, address: `${WORKER_PATH}${name}-${hash}.js` };
}

/** Puts them where Next serves the build's own files from, to be kept for ever. */
export function writeWorkers(project: string, bundles: WorkerBundles, dev = false): void {
  const place = (address: string) =>
    join(project, dev ? ".next/dev" : ".next", address.replace(/^\/_next\/static/, "static"));
  rmSync(place(WORKER_PATH), { recursive: true, force: true });
  mkdirSync(place(WORKER_PATH), { recursive: true });
  for (const name of WORKERS) writeFileSync(place(bundles[name].address), bundles[name].code);
}

/** What the pages must know of a build, as variables that Next writes into their code. */
export function pageEnvironment(project: string, { assess, unpack }: WorkerBundles) {
  const { version } = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  return {
    NEXT_PUBLIC_WORKER: assess.address,
    NEXT_PUBLIC_UNPACKER: unpack.address,
    NEXT_PUBLIC_VERSION: String(version),
  };
}
