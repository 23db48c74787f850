import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { buildCli } from "@/scripts/build/build-cli";
import { PROJECT } from "@/scripts/project";
import type { Bar, Figures } from "./support/report";
import { quantile } from "./support/statistics";

const ROUNDS = 41;

/** Design, section 8, “the command”. */
export const COMMAND_BARS: readonly Bar[] = [
  { figure: "version_ms_more", most: 60 },
  { figure: "assess_ms_more", most: 60 },
];

/**
 * How long the built command takes beside a bare `node -e 0`, from start to exit, in rounds that take turns: the
 * version, and an assessment of the typical sample, without Git and in a repository.
 */
export async function measureCommand(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-command-"));
  try {
    await buildCli(PROJECT, join(folder, "cli"));
    const command = join(folder, "cli/plimsoll.js");
    const plain = makeSample(join(folder, "plain"));
    const repository = makeSample(join(folder, "repository"));
    execFileSync("git", ["-C", repository, "init", "--quiet"]);
    return compare({
      bare: ["-e", "0"],
      version: [command, "--version"],
      assess: [command, "assess", plain],
      assess_in_git: [command, "assess", repository],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function makeSample(folder: string): string {
  for (const [path, text] of Object.entries(TYPICAL_SAMPLE)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function compare(lines: Readonly<Record<string, readonly string[]>>): Figures {
  const taken = new Map(Object.keys(lines).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, words] of Object.entries(lines)) {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
      const ms = performance.now() - started;
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
      if (round > 0) taken.get(name)?.push(ms); // the first one fills the disk's cache
    }
  }
  const median = (name: string) => quantile(taken.get(name) ?? [], 0.5) ?? Number.NaN;
  const figures = Object.keys(lines).map((name) => [`${name}_ms`, median(name)] as const);
  const more = Object.keys(lines)
    .filter((name) => name !== "bare")
    .map((name) => [`${name}_ms_more`, median(name) - median("bare")] as const);
  return { ...Object.fromEntries([...figures, ...more]), rounds: ROUNDS };
}
