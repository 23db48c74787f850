import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { bundleScript } from "./build/bundle-script";
import { Explained, runCommand } from "./explained";
import { fuzzCase } from "./fuzz/case";
import { HOSTILE } from "./fuzz/hostile";
import { encodeCase, saveCase } from "./fuzz/saved-case";
import { caseAt, watchWorker } from "./fuzz/watch";
import type { Report } from "./fuzz/worker";
import { PROJECT } from "./project";

const USAGE =
  "Usage: npm run fuzz -- [--count ARTEFACTS] [--seconds N] [--seed N] [--from CASE] [--no-hostile] | --replay FOLDER";
/** So many artefacts a process: what one leaves behind can't hide what another one would meet. */
const PER_WORKER = 20_000;

const FAULTS = join(PROJECT, ".data", "fuzz");

interface Asked {
  readonly count: number;
  readonly seconds: number;
  readonly seed: number;
  readonly from: number;
  readonly hostile: boolean;
}

/** What was found, and how it is seen again. */
class Findings {
  count = 0;
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(name: string, encoded: ReturnType<typeof encodeCase>, why: string): void {
    this.count += 1;
    const folder = join(FAULTS, `${this.#seed}-${name.replace(/[^\w.-]+/g, "-")}`);
    saveCase(folder, encoded, why);
    console.log(`\n${why}\n  npm run fuzz -- --replay ${relative(PROJECT, folder)}`);
  }
}

/** How often a case that was too slow is tried: another process that crowds the machine is no fault. */
const TRIES = 3;

const NOTHING = { files: [], complete: false, canaries: [] };

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      count: { type: "string" },
      seconds: { type: "string" },
      seed: { type: "string" },
      from: { type: "string" },
      "no-hostile": { type: "boolean" },
      replay: { type: "string" },
    },
  });
  const bounded = values.count !== undefined || values.seconds !== undefined;
  const asked: Asked = {
    count: numberOf(values.count, bounded ? Number.POSITIVE_INFINITY : 10_000),
    seconds: numberOf(values.seconds, Number.POSITIVE_INFINITY),
    seed: numberOf(values.seed, 1),
    from: numberOf(values.from, 0),
    hostile: values["no-hostile"] !== true,
  };
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-fuzz-"));
  try {
    const script = await bundleScript("scripts/fuzz/worker.ts", join(folder, "worker.cjs"));
    const found = new Findings(asked.seed);
    if (values.replay !== undefined) await alone(script, ["replay", values.replay], "again", found);
    else {
      if (asked.hostile)
        for (const name of HOSTILE.keys()) await alone(script, ["hostile", name], name, found);
      await numbered(script, asked, join(folder, "progress"), found);
    }
    console.log(found.count === 0 ? "No fault found." : `${found.count} faults found.`);
    if (found.count > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Runs one case in a cold process: some faults only show where nothing is compiled yet. */
async function alone(
  script: string,
  words: readonly string[],
  name: string,
  found: Findings,
): Promise<void> {
  for (let left = TRIES - 1; ; left -= 1) {
    const faults: Extract<Report, { fault: unknown }>[] = [];
    const take = (report: Report) => {
      if ("fault" in report) faults.push(report);
    };
    const ended = await watchWorker(script, words, take, null);
    const slow = ended.how === "done" && faults.some(({ fault }) => fault.promise === "slow");
    if (slow && left > 0) continue;
    for (const { fault, fuzzed } of faults) {
      found.add(name, fuzzed, `${name} (${fault.promise}): ${fault.message}`);
    }
    if (ended.how !== "done") {
      const fuzzed = encodeCase(HOSTILE.get(name)?.() ?? NOTHING);
      found.add(name, fuzzed, `${name} (${ended.how}): ${ended.said}`);
    }
    return;
  }
}

async function numbered(
  script: string,
  asked: Asked,
  progress: string,
  found: Findings,
): Promise<void> {
  const { seed, count, seconds } = asked;
  const until = Date.now() + seconds * 1000;
  let next = asked.from;
  let artefacts = 0;
  let bytes = 0;
  const took = (report: Report) => {
    if ("done" in report) {
      next = report.done.next;
      artefacts += report.done.artefacts;
      bytes += report.done.bytes;
      return;
    }
    const { fault, number, fuzzed } = report;
    found.add(
      `${number}-${fault.promise}`,
      fuzzed,
      `case ${number} (${fault.promise}): ${fault.message}`,
    );
  };
  while (artefacts < count && Date.now() < until) {
    const budget = Math.min(PER_WORKER, count - artefacts);
    const words = [
      "run",
      seed,
      next,
      budget,
      Math.min(until, Number.MAX_SAFE_INTEGER),
      progress,
    ].map(String);
    const ended = await watchWorker(script, words, took, progress);
    if (ended.how !== "done") {
      const number = caseAt(progress);
      if (number < next) throw new Explained(`The worker didn’t start: ${ended.said}`);
      found.add(
        `${number}-${ended.how}`,
        encodeCase(fuzzCase(seed, number)),
        `case ${number} (${ended.how}): ${ended.said}`,
      );
      next = number + 1;
    }
    console.log(
      `${artefacts.toLocaleString("en")} artefacts, ${(bytes / 1e6).toFixed(1)} MB, next case ${next}`,
    );
  }
}

function numberOf(word: string | undefined, otherwise: number): number {
  if (word === undefined) return otherwise;
  if (!/^\d{1,12}$/.test(word)) throw new Explained(USAGE, { exitCode: 2 });
  return Number(word);
}
