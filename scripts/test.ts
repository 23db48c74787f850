import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOrInstallBrowser } from "./browser";
import { errorMessage, runCommand } from "./explained";
import { PROJECT } from "./project";

/** How many tests a step ran. A step without tests counts as one. */
type Count = { passed: number; failed: number };

type Step = { name: string; run(): Promise<Count>; needs?: string };

const reports = mkdtempSync(join(tmpdir(), "plimsoll-reports-"));
const bin = (path: string) => join(PROJECT, "node_modules", path);

const STEPS: readonly Step[] = [
  node("client", bin("prisma/build/index.js"), "generate"),
  node("format and lint", bin("@biomejs/biome/bin/biome"), "ci", "."),
  node("route types", bin("next/dist/bin/next"), "typegen"),
  node("types", bin("typescript/bin/tsc"), "--noEmit"),
  node("nothing unused", bin("knip/bin/knip.js"), "--no-config-hints"),
  vitest("unit"),
  vitest("db"),
  node("build", "--import", "tsx", join(PROJECT, "scripts/build-image.ts")), // the app's build, and the image's folder
  { name: "end to end", needs: "build", run: endToEnd },
];

await runCommand(async () => {
  const results = new Map<string, Count & { seconds: number }>();
  for (const { name, run, needs } of STEPS) {
    console.log(`\n== ${name}`);
    const started = Date.now();
    const stuck = needs !== undefined && results.get(needs)?.failed !== 0;
    const count = stuck ? { passed: 0, failed: 1 } : await run().catch(failed);
    if (stuck) console.error(`Not run: it needs the step "${needs}".`);
    results.set(name, { ...count, seconds: (Date.now() - started) / 1000 });
  }
  rmSync(reports, { recursive: true, force: true });
  console.log("");
  for (const [name, { passed, failed: bad, seconds }] of results) {
    const outcome = bad > 0 ? `${bad} failed` : `${passed} passed`;
    console.log(`${name.padEnd(16)} ${outcome.padStart(12)} ${seconds.toFixed(1).padStart(7)} s`);
  }
  const all = [...results.values()];
  const passed = all.reduce((sum, count) => sum + count.passed, 0);
  const bad = all.reduce((sum, count) => sum + count.failed, 0);
  console.log(`\n${passed} passed, ${bad} failed`);
  if (bad > 0) process.exitCode = 1;
});

function node(name: string, ...words: string[]): Step {
  return {
    name,
    run: async () => ((await execute(words)) === 0 ? { passed: 1, failed: 0 } : failed()),
  };
}

function vitest(project: "unit" | "db"): Step {
  const report = join(reports, `${project}.json`);
  const words = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  return {
    name: project === "db" ? "database" : project,
    run: async () => {
      const program = bin("vitest/vitest.mjs");
      const code = await execute([program, ...words, `--outputFile.json=${report}`]);
      const counts: { numPassedTests: number; numFailedTests: number } = read(report);
      return atLeastOneFailure(code, counts.numPassedTests, counts.numFailedTests);
    },
  };
}

async function endToEnd(): Promise<Count> {
  const report = join(reports, "e2e.json");
  const code = await execute([bin("@playwright/test/cli.js"), "test", "--reporter=list,json"], {
    PLIMSOLL_CHROMIUM: findOrInstallBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const { stats }: { stats: { expected: number; unexpected: number; flaky: number } } =
    read(report);
  return atLeastOneFailure(code, stats.expected, stats.unexpected + stats.flaky);
}

// A file that does not load, or a server that does not start, fails the step without failing a test.
function atLeastOneFailure(code: number | null, passed: number, bad: number): Count {
  return { passed, failed: code === 0 ? bad : Math.max(bad, 1) };
}

function failed(error?: unknown): Count {
  if (error !== undefined) console.error(errorMessage(error));
  return { passed: 0, failed: 1 };
}

function read(path: string) {
  return JSON.parse(readFileSync(path, "utf8"));
}

async function execute(words: string[], extra: Record<string, string> = {}) {
  const child = spawn(process.execPath, words, {
    cwd: PROJECT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}
