import { openSync, writeSync } from "node:fs";
import { type FuzzCase, fuzzCase } from "./case";
import { type Fault, faultOf } from "./check";
import { HOSTILE } from "./hostile";
import { allowedMs } from "./limits";
import { minimised } from "./minimise";
import { encodeCase, readCase } from "./saved-case";

/** What a worker tells: lines of JSON on its standard output. */
export type Report =
  | {
      readonly fault: Fault;
      readonly number: number;
      readonly fuzzed: ReturnType<typeof encodeCase>;
    }
  | {
      readonly done: { readonly next: number; readonly artefacts: number; readonly bytes: number };
    };

/** How many faults a worker looks into before it stops: a broken engine needs no thousand examples. */
const MOST_FAULTS = 20;
/** One case in so many is run again with its files in another order. */
const AGAIN = 4;

/**
 * Runs in a process of its own, which whoever started it may end: `run SEED FROM ARTEFACTS UNTIL PROGRESS` goes through
 * numbered cases and keeps the number of the one that is running in the file PROGRESS; `hostile NAME` and
 * `replay FOLDER` run one case.
 */
function work([what, ...rest]: readonly string[]): void {
  switch (what) {
    case "run":
      run(Number(rest[0]), Number(rest[1]), Number(rest[2]), Number(rest[3]), rest[4] ?? "");
      break;
    case "hostile": {
      const make = HOSTILE.get(rest[0] ?? "");
      if (!make) throw new RangeError(`There is no hostile case “${rest[0]}”.`);
      one(make());
      break;
    }
    case "replay":
      one(readCase(rest[0] ?? ""));
      break;
    default:
      throw new RangeError(`There is no work “${what}”.`);
  }
}

function run(seed: number, from: number, artefacts: number, until: number, progress: string): void {
  const file = openSync(progress, "w");
  let made = 0;
  let bytes = 0;
  let faults = 0;
  let number = from;
  for (; made < artefacts && Date.now() < until && faults < MOST_FAULTS; number += 1) {
    // Written at once: after a hang or an abort the number is still there.
    writeSync(file, String(number).padStart(12), 0);
    const fuzzed = fuzzCase(seed, number);
    const fault = timedFault(fuzzed, number % AGAIN === 0, 3);
    if (fault) {
      faults += 1;
      const small =
        fault.promise === "slow"
          ? fuzzed
          : minimised(fuzzed, (less) => faultOf(less, true)?.promise === fault.promise);
      say({ fault, number, fuzzed: encodeCase(small) });
    }
    made += fuzzed.files.length;
    for (const one of fuzzed.files) bytes += one.bytes.length;
  }
  say({ done: { next: number, artefacts: made, bytes } });
}

function one(fuzzed: FuzzCase): void {
  const fault =
    timedFault(fuzzed, false) ?? (fuzzed.files.length > 1 ? faultOf(fuzzed, true) : null);
  if (fault) say({ fault, number: 0, fuzzed: encodeCase(fuzzed) });
  const bytes = fuzzed.files.reduce((sum, file) => sum + file.bytes.length, 0);
  say({ done: { next: 1, artefacts: fuzzed.files.length, bytes } });
}

/**
 * Processor time, the least of some runs for a numbered case: another process on the machine is no fault, nor is what
 * runs for the first time.
 */
function timedFault(fuzzed: FuzzCase, again: boolean, tries = 1): Fault | null {
  const start = process.cpuUsage();
  const fault = faultOf(fuzzed);
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  if (fault) return fault;
  if (ms > allowedMs(fuzzed)) {
    if (tries > 1) return timedFault(fuzzed, again, tries - 1);
    return { promise: "slow", message: `${ms} ms` };
  }
  return again ? faultOf(fuzzed, true) : null;
}

function say(report: Report): void {
  writeSync(1, `${JSON.stringify(report)}\n`);
}

work(process.argv.slice(2));
