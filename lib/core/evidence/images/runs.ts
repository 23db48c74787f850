import { commandsOf } from "../dockerfile/commands";
import type { RunLine, Stage } from "../dockerfile/types";
import { programWords } from "../shell/program";
import type { ShellCommand, ShellWord } from "../shell/read";
import { type PackageAct, packageActs, removedPackages } from "./packages";

/** A `RUN` of an image with what was set when it ran. */
export interface ImageRun {
  readonly run: RunLine;
  readonly stage: Stage;
  readonly commands: readonly RunCommand[];
  /** What they do with package managers. */
  readonly acts: readonly PackageAct[];
  /** The packages that they remove. */
  readonly removed: ReadonlySet<string>;
  /** `NODE_ENV` is production, by `ENV`, `ARG` or `export`. */
  readonly production: boolean;
  /** `PIP_NO_CACHE_DIR` is set. */
  readonly pipCacheOff: boolean;
}

export interface RunCommand {
  readonly command: ShellCommand;
  /** From the program's name on. */
  readonly words: readonly ShellWord[];
  readonly program: string;
}

const KEPT = new WeakMap<readonly Stage[], readonly ImageRun[]>();

/**
 * The `RUN`s that made an image's file system, the deepest stage first. `chain` is the stage, then those it starts from.
 * Read once for each chain, whoever asks.
 */
export function runsOf(chain: readonly Stage[]): readonly ImageRun[] {
  const kept = KEPT.get(chain);
  if (kept) return kept;
  const runs = readRuns(chain);
  KEPT.set(chain, runs);
  return runs;
}

function readRuns(chain: readonly Stage[]): readonly ImageRun[] {
  const runs: ImageRun[] = [];
  let production = false;
  let pipCacheOff = false;
  const set = (name: string, value: string | undefined) => {
    if (name === "NODE_ENV") production = value === "production";
    if (name === "PIP_NO_CACHE_DIR") pipCacheOff = value !== undefined && value !== "";
  };
  for (const stage of chain.toReversed()) {
    for (const line of stage.instructions) {
      if (line.kind === "ENV") {
        for (const { key, value } of line.pairs) set(key.value, value.value);
      } else if (line.kind === "ARG") {
        for (const { key, value } of line.args) set(key.value, value?.value);
      } else if (line.kind === "RUN") {
        const commands = commandsOf(line).map((command) => {
          const words = programWords(command.words);
          return { command, words, program: words[0]?.value ?? "" };
        });
        const exported = commands.filter(({ program }) => program === "export");
        const exports = (name: RegExp) =>
          exported.some(({ words }) => words.some(({ value }) => name.test(value)));
        const acts = packageActs(commands);
        runs.push({
          run: line,
          stage,
          commands,
          acts,
          removed: removedPackages(acts),
          production: production || exports(PRODUCTION),
          pipCacheOff: pipCacheOff || exports(PIP_CACHE_OFF),
        });
      }
    }
  }
  return runs;
}

const PRODUCTION = /^(?:NODE_ENV=production|npm_config_omit=dev)$/i;
const PIP_CACHE_OFF = /^PIP_NO_CACHE_DIR=./;

/** Whether `NODE_ENV` is production for a command: for the whole `RUN`, or written before the command. */
export function isProduction(run: ImageRun, { command }: RunCommand): boolean {
  return run.production || writtenBefore(command, PRODUCTION);
}

/** Whether a command runs without pip's cache by what was set. */
export function isPipCacheOff(run: ImageRun, { command }: RunCommand): boolean {
  return run.pipCacheOff || writtenBefore(command, PIP_CACHE_OFF);
}

function writtenBefore({ assignments, words }: ShellCommand, pattern: RegExp): boolean {
  // `env NAME=value command` has it among its words.
  return (
    assignments.some(({ value }) => pattern.test(value)) ||
    (words[0]?.value === "env" && words.slice(1, 9).some(({ value }) => pattern.test(value)))
  );
}
