import { gather } from "@/lib/core/evidence/gather";
import { commandsOf } from "../dockerfile/commands";
import type { RunLine, RunMount, Stage } from "../dockerfile/types";
import { branchesOf } from "../shell/branches";
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
  /** Which of `VARIABLES` tell their programs so, by `ENV`, `ARG`, `export` or settings. */
  readonly told: readonly boolean[];
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
  /** Whether it is run hangs on a variable. */
  readonly open: boolean;
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
  const room = { left: MOST_ADDED };
  const told = VARIABLES.map(() => false);
  const set = (name: string, value = "") => {
    const index = VARIABLES.findIndex((variable) => variable.name === name.toUpperCase());
    const variable = VARIABLES[index];
    if (variable) told[index] = variable.value.test(value);
  };
  for (const stage of chain.toReversed()) {
    for (const line of stage.instructions) {
      if (line.kind === "ENV") {
        for (const { key, value } of line.pairs) set(key.value, value.value);
      } else if (line.kind === "ARG") {
        for (const { key, value } of line.args) set(key.value, value?.value);
      } else if (line.kind === "RUN") {
        const commands = runCommands(line, room);
        const acts = packageActs(commands);
        if (commands.some(leavesOutGroup)) set("BUNDLE_WITHOUT", "development");
        const exported = gather(commands, ({ program, words }) =>
          program === "export" ? words : NONE,
        );
        runs.push({
          run: line,
          stage,
          commands,
          acts,
          removed: removedPackages(acts),
          told: told.map(
            (isSet, index) => isSet || exported.some((word) => sets(word, VARIABLES[index])),
          ),
        });
      }
    }
  }
  return runs;
}

/** A run as far as it is sure: without the commands whose running hangs on a variable. */
export function sureOf(run: ImageRun): ImageRun {
  if (!run.commands.some(({ open }) => open)) return run;
  const commands = run.commands.filter(({ open }) => !open);
  const acts = packageActs(commands);
  return { ...run, commands, acts, removed: removedPackages(acts) };
}

/** How much variables may add to the commands of an image: a long value that is used often must not fill the memory. */
const MOST_ADDED = 20_000;

/** The commands of a line, with the variables that the file sets and the line itself doesn't. */
function runCommands(line: RunLine, room: { left: number }): readonly RunCommand[] {
  const commands = commandsOf(line);
  const isOpen = ({ words }: ShellCommand) => words.some(({ unresolved }) => unresolved !== null);
  const known = line.variables && commands.some(isOpen) ? new Map(line.variables) : null;
  for (const { assignments, words } of known ? commands : []) {
    const own = words[0]?.value === "export" ? [...assignments, ...words] : assignments;
    for (const { value } of own) known?.delete(value.slice(0, value.search(/\+?=/)));
  }
  const branches = branchesOf(commands, known);
  return gather(commands, (command, index) => {
    if (branches[index] === "never") return NONE;
    const words = programWords(known ? wordsWith(known, command, room) : command.words);
    return { command, words, program: words[0]?.value ?? "", open: branches[index] === "open" };
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

const NONE: readonly never[] = [];
const NODE = /^(?:npm|yarn|pnpm|bun)$/;

/** Variables that tell a package manager to leave development dependencies out, and pip its cache. */
const VARIABLES: readonly {
  readonly name: string;
  readonly value: RegExp;
  readonly programs: RegExp;
}[] = [
  { name: "NODE_ENV", value: /^production$/, programs: NODE },
  { name: "NPM_CONFIG_OMIT", value: /^dev$/, programs: NODE },
  { name: "NPM_CONFIG_PRODUCTION", value: /^true$/, programs: NODE },
  { name: "BUNDLE_WITHOUT", value: /\bdevelopment\b/, programs: /^bundler?$/ },
  { name: "UV_NO_DEV", value: /^(?:1|true)$/i, programs: /^uv$/ },
  { name: "COMPOSER_NO_DEV", value: /^1$/, programs: /^composer(?:\.phar)?$/ },
  { name: "PIP_NO_CACHE_DIR", value: /./, programs: /^(?:pip|python|pypy)[\d.]*$/ },
];

/** Whether `NAME=value` sets a variable to what it tells by. */
function sets(
  { value: text }: ShellWord,
  variable: (typeof VARIABLES)[number] | undefined,
): boolean {
  const equals = text.indexOf("=");
  if (text.slice(0, equals).toUpperCase() !== variable?.name) return false;
  return variable.value.test(text.slice(equals + 1));
}

/** `bundle config set --local without 'development test'` */
function leavesOutGroup({ program, words }: RunCommand): boolean {
  return (
    program === "bundle" &&
    words[1]?.value === "config" &&
    words.some(({ value }) => /^(?:--local\.)?without$/.test(value)) &&
    words.some(({ value }) => /\bdevelopment\b/.test(value))
  );
}

/**
 * Whether a command's package manager is told by a variable to leave development dependencies out, or pip its cache: for
 * the whole `RUN`, or written before the command.
 */
export function isTold({ told }: ImageRun, { command, program }: RunCommand): boolean {
  const { assignments, words } = command;
  // `env NAME=value command` has it among its words.
  const before = words[0]?.value === "env" ? [...assignments, ...words.slice(1, 9)] : assignments;
  return VARIABLES.some(
    (variable, index) =>
      variable.programs.test(program) &&
      (told[index] || before.some((word) => sets(word, variable))),
  );
}

/**
 * A script that a line runs and nobody here has read: a file of its own, what comes from elsewhere, a program that
 * installs through a package manager; or null.
 */
export function scriptIn({ commands, acts }: ImageRun): string | null {
  for (const { program, words } of commands) {
    if (/\.(?:sh|bash)$/.test(program) || program === "xargs") return program;
    if (!SHELLS.has(program)) continue;
    const [first] = words.slice(1).filter(({ value }) => !value.startsWith("-"));
    if (words.some(({ value }) => /^-[a-z]*c$/.test(value))) continue;
    return first?.value.slice(0, 100) ?? program;
  }
  return acts.find(({ action }) => action === "unclear")?.program.slice(0, 100) ?? null;
}

/** Programs that run a script. */
export const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "ash", "dash", "zsh"]);
