import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Explained } from "../explained";
import { writeBrotli } from "./brotli";
import { bundleEngine } from "./bundle-engine";
import { bundleServer } from "./bundle-server";
import { bundleWorkers, pageEnvironment, writeWorkers } from "./bundle-worker";
import { writeCspHashes } from "./csp-hashes";
import { removeStamp, writeStamp } from "./stamp";

/** Makes the database client from the schema, when it is missing or `always`. Throws an `Explained` when that fails. */
export async function generateClient(project: string, always = false): Promise<void> {
  if (!always && existsSync(join(project, "lib/server/generated/client.ts"))) return;
  await run(project, "prisma/build/index.js", ["generate"]);
}

type Options = {
  /** Ends the build where it is; the next start builds anew. */
  signal?: AbortSignal;
  /** Puts what the app needs to run, its packages too, into `.next/standalone`. */
  standalone?: boolean;
};

/**
 * Builds the app for `npm start`.
 * Throws an `Explained` when a step fails; what it says is in the terminal.
 */
export async function buildApp(project: string, { signal, standalone }: Options = {}) {
  removeStamp(project);
  await generateClient(project, true);
  const workers = await bundleWorkers(project);
  const extra = {
    ...pageEnvironment(project, workers),
    ...(standalone ? { PLIMSOLL_STANDALONE: "1" } : {}),
  };
  await run(project, "next/dist/bin/next", ["build"], { signal, extra });
  writeWorkers(project, workers);
  writeCspHashes(project);
  await writeBrotli(project);
  await bundleServer(project);
  await bundleEngine(project, join(project, ".next"));
  writeStamp(project);
}

type RunOptions = { signal?: AbortSignal; extra?: Record<string, string> };

async function run(
  project: string,
  program: string,
  words: string[],
  { signal, extra }: RunOptions = {},
) {
  const child = spawn(process.execPath, [join(project, "node_modules", program), ...words], {
    cwd: project,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...extra },
    stdio: ["ignore", "inherit", "inherit"],
    signal,
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) {
    throw new Explained(`\`${program.split("/")[0]} ${words.join(" ")}\` failed (code ${code}).`);
  }
}
