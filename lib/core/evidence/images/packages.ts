import { commandsOf } from "../dockerfile/commands";
import type { RunLine, Stage } from "../dockerfile/types";
import { programWords } from "../shell/program";
import type { ShellWord } from "../shell/read";

/** One thing that a `RUN` does with a distribution's package manager. */
export interface PackageAct {
  readonly manager: "apt" | "apk" | "rpm" | "zypper" | "pacman";
  /** `sweep`: removes whatever was not asked for (`apt-get autoremove`). */
  readonly action: "install" | "remove" | "sweep" | "update" | "clean";
  /** Names without versions; a variable that nothing sets stays as it is written. */
  readonly packages: readonly string[];
  /** `apk add --virtual NAME`: the name that removes them all. */
  readonly group: string | null;
  readonly words: readonly ShellWord[];
}

type Manager = PackageAct["manager"];
const MANAGERS: Readonly<Record<string, Manager>> = {
  "apt-get": "apt",
  apt: "apt",
  aptitude: "apt",
  apk: "apk",
  yum: "rpm",
  dnf: "rpm",
  dnf5: "rpm",
  microdnf: "rpm",
  tdnf: "rpm",
  zypper: "zypper",
  pacman: "pacman",
};

const ACTIONS: Readonly<Record<string, PackageAct["action"]>> = {
  install: "install",
  add: "install",
  in: "install",
  groupinstall: "install",
  localinstall: "install",
  reinstall: "install",
  remove: "remove",
  purge: "remove",
  del: "remove",
  erase: "remove",
  rm: "remove",
  autoremove: "sweep",
  "auto-remove": "sweep",
  update: "update",
  refresh: "update",
  clean: "clean",
  cc: "clean",
  distclean: "clean",
  "dist-clean": "clean",
};

/** Options whose value is the next word. */
const VALUED: Readonly<Record<Manager, ReadonlySet<string>>> = {
  apt: new Set(["-o", "--option", "-t", "--target-release", "--default-release", "-c"]),
  apk: new Set(["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--arch"]),
  rpm: new Set(["-c", "--config", "--installroot", "--releasever", "-x"]),
  zypper: new Set(["-R", "--root", "-t", "--type", "-r", "--repo"]),
  pacman: new Set(["--root", "--cachedir"]),
};

const REMOVED = new WeakMap<RunLine, ReadonlySet<string>>();
const KEPT = new WeakMap<RunLine, readonly PackageAct[]>();

/** What a `RUN` does with package managers, in order. */
export function packageActs(run: RunLine): readonly PackageAct[] {
  const kept = KEPT.get(run);
  if (kept) return kept;
  const variables = new Map<string, string>();
  const acts: PackageAct[] = [];
  for (const command of commandsOf(run)) {
    for (const { value } of command.assignments) {
      const equals = value.indexOf("=");
      variables.set(value.slice(0, equals).replace(/\+$/, ""), value.slice(equals + 1));
    }
    const words = programWords(command.words);
    const manager = MANAGERS[words[0]?.value ?? ""];
    const act = manager && readAct(manager, words, variables);
    if (act) acts.push(act);
  }
  KEPT.set(run, acts);
  return acts;
}

/** The names that a `RUN` removes: packages, groups of `apk add --virtual`, variables as they are written. */
export function removedPackages(run: RunLine): ReadonlySet<string> {
  const kept = REMOVED.get(run);
  if (kept) return kept;
  const removed = new Set<string>();
  for (const { action, packages } of packageActs(run)) {
    // `apt-get autoremove NAME` removes it by name, too.
    if (action !== "remove" && action !== "sweep") continue;
    for (const name of packages) removed.add(name);
  }
  REMOVED.set(run, removed);
  return removed;
}

/** The packages that a stage installs itself, whether or not it removes them later. */
export function installedPackages(stage: Stage): string[] {
  return stage.instructions.flatMap((line) =>
    line.kind === "RUN"
      ? packageActs(line).flatMap(({ action, packages }) => (action === "install" ? packages : []))
      : [],
  );
}

function readAct(
  manager: Manager,
  words: readonly ShellWord[],
  variables: ReadonlyMap<string, string>,
): PackageAct | null {
  let action: PackageAct["action"] | null = null;
  let group: string | null = null;
  const packages: string[] = [];
  for (let index = 1; index < words.length; index++) {
    const value = words[index]?.value ?? "";
    if (manager === "pacman" && action === null && value.startsWith("-")) {
      action = pacmanAction(value);
      continue;
    }
    if (value.startsWith("-") && value !== "-") {
      const [name = value, inline] = value.split("=", 2);
      const operand = inline ?? (VALUED[manager].has(name) ? words[++index]?.value : undefined);
      if (manager === "apk" && (name === "-t" || name === "--virtual")) group = operand ?? null;
      continue;
    }
    if (action === null) {
      action = ACTIONS[value] ?? null;
      if (action === null) return null;
      continue;
    }
    for (const name of expand(value, variables)) packages.push(bareName(name));
  }
  return action && { manager, action, packages, group, words };
}

function pacmanAction(option: string): PackageAct["action"] | null {
  if (option.startsWith("-R")) return "remove";
  if (!option.startsWith("-S")) return null;
  return option.includes("cc") ? "clean" : "install";
}

/** `$buildDeps`, set earlier in the same `RUN`, stands for its words. */
function expand(value: string, variables: ReadonlyMap<string, string>): readonly string[] {
  const name = /^\$\{(\w+)\}$/.exec(value)?.[1];
  const set = name === undefined ? undefined : variables.get(name);
  return set === undefined ? [value] : set.split(/\s+/).filter((word) => word !== "");
}

/** A package's name without version, architecture, release or repository. */
function bareName(word: string): string {
  if (word.startsWith("$") || word.startsWith("@")) return word;
  const end = word.search(/[=:/@<>~]/);
  return end > 0 ? word.slice(0, end) : word;
}
