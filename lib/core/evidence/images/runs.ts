import { commandsOf } from "../dockerfile/commands";
import type { RunLine, RunMount, Stage } from "../dockerfile/types";
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
  /** Bundler is told to leave out the group `development`, by a variable or its settings. */
  readonly bundleWithout: boolean;
  /** `PIP_NO_CACHE_DIR` is set. */
  readonly pipCacheOff: boolean;
}

/** Where a mount of a `RUN` lies, by whichever of its names; "" where it says no place. */
export function mountTarget({ options }: RunMount): string {
  return options.target ?? options.dst ?? options.destination ?? "";
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
  let bundleWithout = false;
  const room = { left: MOST_ADDED };
  const set = (name: string, value: string | undefined) => {
    if (name === "NODE_ENV") production = value === "production";
    if (name === "PIP_NO_CACHE_DIR") pipCacheOff = value !== undefined && value !== "";
    if (name === "BUNDLE_WITHOUT") bundleWithout = DEVELOPMENT.test(value ?? "");
  };
  for (const stage of chain.toReversed()) {
    for (const line of stage.instructions) {
      if (line.kind === "ENV") {
        for (const { key, value } of line.pairs) set(key.value, value.value);
      } else if (line.kind === "ARG") {
        for (const { key, value } of line.args) set(key.value, value?.value);
      } else if (line.kind === "RUN") {
        const commands = runCommands(line, room);
        const exported = commands.filter(({ program }) => program === "export");
        const exports = (name: RegExp) =>
          exported.some(({ words }) => words.some(({ value }) => name.test(value)));
        const acts = packageActs(commands);
        if (commands.some(leavesOutGroup)) bundleWithout = true;
        runs.push({
          run: line,
          stage,
          commands,
          acts,
          removed: removedPackages(acts),
          production: production || exports(PRODUCTION),
          bundleWithout: bundleWithout || exports(BUNDLE_WITHOUT),
          pipCacheOff: pipCacheOff || exports(PIP_CACHE_OFF),
        });
      }
    }
  }
  return runs;
}

/** How much variables may add to the commands of an image: a long value that is used often must not fill the memory. */
const MOST_ADDED = 20_000;

/** The commands of a line, with the variables that the file sets and the line itself doesn't. */
function runCommands(line: RunLine, room: { left: number }): readonly RunCommand[] {
  const commands = commandsOf(line);
  const known = line.variables && new Map(line.variables);
  for (const { assignments } of known ? commands : []) {
    for (const { value } of assignments) known?.delete(value.slice(0, value.search(/\+?=/)));
  }
  return commands.map((command) => {
    const words = programWords(known ? wordsWith(known, command, room) : command.words);
    return { command, words, program: words[0]?.value ?? "" };
  });
}

/** Words with their variables worked out; one that stands for several words becomes these. */
function wordsWith(
  known: ReadonlyMap<string, string>,
  { words }: ShellCommand,
  room: { left: number },
): readonly ShellWord[] {
  if (words.every(({ unresolved }) => unresolved === null)) return words;
  return words.flatMap((word) => {
    if (word.unresolved === null) return word;
    const text = word.value.replace(/\$\{(\w+)\}/g, (as, name: string) => {
      const value = known.get(name);
      if (value === undefined || value.length > room.left) return as;
      room.left -= value.length;
      return value;
    });
    if (text === word.value) return word;
    const parts = text.split(/\s+/).filter((part) => part !== "");
    return parts.map((value) => ({ ...word, value }));
  });
}

const PRODUCTION = /^(?:NODE_ENV=production|npm_config_omit=dev)$/i;
const PIP_CACHE_OFF = /^PIP_NO_CACHE_DIR=./;

const DEVELOPMENT = /\bdevelopment\b/;
const BUNDLE_WITHOUT = /^BUNDLE_WITHOUT=.*\bdevelopment\b/;

/** `bundle config set --local without 'development test'` */
function leavesOutGroup({ program, words }: RunCommand): boolean {
  const values = words.map(({ value }) => value);
  return (
    program === "bundle" &&
    values[1] === "config" &&
    values.some((value) => /^(?:--local\.)?without$/.test(value)) &&
    values.some((value) => DEVELOPMENT.test(value))
  );
}

/**
 * Whether a command's package manager is told to leave development dependencies out by what was set: for the whole `RUN`,
 * or written before the command.
 */
export function isProduction(run: ImageRun, { command, program }: RunCommand): boolean {
  if (program === "bundle" || program === "bundler") {
    return run.bundleWithout || writtenBefore(command, BUNDLE_WITHOUT);
  }
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

/** A script that a line runs and nobody here has read: a file of its own, or what comes from elsewhere; or null. */
export function scriptIn({ commands }: ImageRun): string | null {
  for (const { program, words } of commands) {
    if (/\.(?:sh|bash)$/.test(program) || program === "xargs") return program;
    if (!SHELLS.has(program)) continue;
    const [first] = words.slice(1).filter(({ value }) => !value.startsWith("-"));
    if (words.some(({ value }) => /^-[a-z]*c$/.test(value))) continue;
    return first?.value.slice(0, 100) ?? program;
  }
  return null;
}

const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "ash", "dash", "zsh"]);
