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
 * version, and an assessment of the typical sample, without Git and in a repository. On a busy machine only the
 * processor's time can be compared.
 */
export async function measureCommand(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-command-"));
  try {
    await buildCli(PROJECT, join(folder, "cli"));
    const command = join(folder, "cli/plimsoll.js");
    const plain = makeSample(join(folder, "plain"));
    const repository = makeSample(join(folder, "repository"));
    execFileSync("git", ["-C", repository, "init", "--quiet"]);
    const meter = join(folder, "meter.cjs");
    writeFileSync(meter, METER);
    return compare(meter, {
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

/** Says at its end how much of the processor it used; a bare Node says it, too, so that it costs nobody more. */
const METER = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("fs").writeSync(3, String((user + system) / 1000));
});`;

function compare(meter: string, lines: Readonly<Record<string, readonly string[]>>): Figures {
  const taken = new Map(Object.keys(lines).map((name) => [name, { ms: [], cpu_ms: [] } as Taken]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, words] of Object.entries(lines)) {
      const started = performance.now();
      const { status, output } = spawnSync(process.execPath, ["--require", meter, ...words], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe", "pipe"],
      });
      const ms = performance.now() - started;
      if (status !== 0) throw new Error(`${name} ended with ${status}: ${output[2]}`);
      if (round === 0) continue; // it fills the disk's cache
      taken.get(name)?.ms.push(ms);
      taken.get(name)?.cpu_ms.push(Number(output[3]));
    }
  }
  const figures: Record<string, number> = {};
  for (const unit of ["ms", "cpu_ms"] as const) {
    const median = (name: string) => quantile(taken.get(name)?.[unit] ?? [], 0.5) ?? Number.NaN;
    for (const name of Object.keys(lines)) {
      figures[`${name}_${unit}`] = median(name);
      if (name !== "bare") figures[`${name}_${unit}_more`] = median(name) - median("bare");
    }
  }
  return { ...figures, rounds: ROUNDS };
}

interface Taken {
  readonly ms: number[];
  readonly cpu_ms: number[];
}
