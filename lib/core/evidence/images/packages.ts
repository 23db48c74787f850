import type { ShellWord } from "../shell/read";
import type { RunCommand } from "./runs";

/** One thing that a `RUN` does with a distribution's package manager. */
export interface PackageAct {
  readonly manager: "apt" | "apk" | "rpm" | "zypper" | "pacman" | "dpkg" | "nix" | "conda";
  /**
   * `update`: fetches what there is; `sweep`: removes whatever was not asked for (`apt-get autoremove`); `unclear`:
   * installs through a program that nobody here has read (`retry 3 apt-get install`).
   */
  readonly action: "install" | "upgrade" | "remove" | "sweep" | "update" | "clean" | "unclear";
  /** Names without versions; a variable that nothing sets stays as it is written. */
  readonly packages: readonly string[];
  /** `apk add --virtual NAME`: the name that removes them all. */
  readonly group: string | null;
  /** Which of the line's commands it is, from 0. */
  readonly index: number;
  readonly program: string;
  readonly words: readonly ShellWord[];
}

type Manager = PackageAct["manager"];
type Action = PackageAct["action"];
const MANAGERS: Readonly<Record<string, Manager>> = {
  "apt-get": "apt",
  apt: "apt",
  "apt-fast": "apt",
  aptitude: "apt",
  install_packages: "apt",
  "clean-install": "apt",
  apk: "apk",
  yum: "rpm",
  dnf: "rpm",
  dnf5: "rpm",
  microdnf: "rpm",
  tdnf: "rpm",
  zypper: "zypper",
  pacman: "pacman",
  dpkg: "dpkg",
  rpm: "dpkg",
  "nix-env": "nix",
  nix: "nix",
  conda: "conda",
  mamba: "conda",
  micromamba: "conda",
};

const ACTIONS: Readonly<Record<string, PackageAct["action"]>> = {
  install: "install",
  add: "install",
  create: "install",
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
  upgrade: "upgrade",
  up: "upgrade",
  "full-upgrade": "upgrade",
  "dist-upgrade": "upgrade",
  "distro-sync": "upgrade",
  dup: "upgrade",
  patch: "upgrade",
  update: "update",
  refresh: "update",
  ref: "update",
  makecache: "update",
  clean: "clean",
  cc: "clean",
  distclean: "clean",
  "dist-clean": "clean",
};

/** Scripts of slim images that take packages alone, and tidy up by themselves. */
export const TIDY: ReadonlySet<string> = new Set(["install_packages", "clean-install"]);

/** Options whose value is the next word. */
const VALUED: Readonly<Record<Manager, ReadonlySet<string>>> = {
  apt: new Set(["-o", "--option", "-t", "--target-release", "--default-release", "-c"]),
  apk: new Set(["-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--arch"]),
  rpm: new Set(["-c", "--config", "--installroot", "--releasever", "-x"]),
  zypper: new Set(["-R", "--root", "-t", "--type", "-r", "--repo"]),
  pacman: new Set(["--root", "--cachedir"]),
  dpkg: new Set(["--root", "--admindir", "--instdir"]),
  nix: new Set(["-f", "--file", "-p", "--profile"]),
  conda: new Set("-n --name -p --prefix -c --channel -f --file --solver".split(" ")),
};

/** Options that say what is done, for managers that have no verbs: the first one that fits. */
const OPTIONS: Partial<Readonly<Record<Manager, readonly (readonly [RegExp, Action | null])[]>>> = {
  pacman: [
    [/^(?:-R|--remove$)/, "remove"],
    [/^-S\w*cc/, "clean"],
    [/^-S\w*[cisglpw]/, null],
    [/^(?:-[SU]|--(?:sync|upgrade)$)/, "install"],
  ],
  // `-qi`, `-qa` and `-V` only ask.
  dpkg: [
    [/^(?:-[eP]|-r|--erase|--remove|--purge)$/, "remove"],
    [/^(?:-[iUF][a-z]*|--install|--upgrade|--freshen)$/, "install"],
  ],
  nix: [
    [/^(?:-e|--uninstall)$/, "remove"],
    [/^(?:-i[a-zA-Z]*|--install)$/, "install"],
  ],
};

/** What the commands of a `RUN` do with package managers, in order. */
export function packageActs(commands: readonly RunCommand[]): readonly PackageAct[] {
  const acts: PackageAct[] = [];
  let variables: Map<string, string> | null = null;
  let index = -1;
  for (const { command, words: written } of commands) {
    index += 1;
    for (const { value } of command.assignments) {
      const equals = value.indexOf("=");
      variables ??= new Map();
      variables.set(value.slice(0, equals).replace(/\+$/, ""), value.slice(equals + 1));
    }
    const words = withProgram(written, variables ?? NO_VARIABLES);
    const program = words[0]?.value ?? "";
    const manager = managerOf(program);
    const act = manager
      ? readAct(manager, words, variables ?? NO_VARIABLES)
      : hiddenAct(words, variables ?? NO_VARIABLES);
    if (act) acts.push({ index, program, words, ...act });
  }
  return acts;
}

function managerOf(program: string): Manager | undefined {
  return Object.hasOwn(MANAGERS, program) ? MANAGERS[program] : undefined;
}

/** `$APT install gcc`: the program is what a variable of the line says. */
function withProgram(
  words: readonly ShellWord[],
  variables: ReadonlyMap<string, string>,
): readonly ShellWord[] {
  const [first] = words;
  if (!first?.value.startsWith("${")) return words;
  const set = variables.get(/^\$\{(\w+)\}$/.exec(first.value)?.[1] ?? "");
  if (!set || set.length > LONGEST_PROGRAM) return words;
  return [
    ...set
      .trim()
      .split(/\s+/)
      .map((value) => ({ ...first, value })),
    ...words.slice(1),
  ];
}

/** A value that is used for many commands must not fill the memory. */
const LONGEST_PROGRAM = 200;

/** What a program that runs others does with a manager among its words: `retry 3 apt-get install gcc`, `$MANAGER install gcc`. */
function hiddenAct(
  words: readonly ShellWord[],
  variables: ReadonlyMap<string, string>,
): (NonNullable<ReturnType<typeof readAct>> & { readonly program?: string }) | null {
  const program = words[0]?.value ?? "";
  if (SAYS_ONLY.has(program)) return null;
  if (!program.startsWith("$") && !words.some(({ value }) => MANAGER.test(value))) return null;
  const texts = words.flatMap((word) =>
    word.value.includes(" ")
      ? word.value.split(/[\s;&|()]+/).map((value) => ({ ...word, value }))
      : word,
  );
  let tries = MOST_TRIED;
  for (let index = 0; index < texts.length && tries > 0; index++) {
    const name = texts[index]?.value ?? "";
    const isAny = index === 0 && name.startsWith("$");
    const manager = isAny ? "apt" : TIDY.has(name) ? undefined : managerOf(name);
    if (!manager) continue;
    tries -= 1;
    const act = readAct(manager, texts.slice(index), variables);
    if (!act) continue;
    return texts.length === words.length && TAKES_AWAY.has(act.action)
      ? { program: name, ...act }
      : { ...act, action: "unclear" };
  }
  return null;
}

/** A cheap look: the name of one. */
const MANAGER = new RegExp(Object.keys(MANAGERS).join("|"));

/** Names of managers that are looked at in one command: each may be read to the command's end. */
const MOST_TRIED = 4;

const TAKES_AWAY: ReadonlySet<PackageAct["action"]> = new Set(["remove", "sweep", "clean"]);

/** Programs that run none of their words, and shells, whose scripts are read. */
const SAYS_ONLY: ReadonlySet<string> = new Set([
  ":",
  "[",
  "alias",
  "ash",
  "awk",
  "bash",
  "cat",
  "dash",
  "echo",
  "export",
  "grep",
  "printf",
  "sed",
  "sh",
  "test",
]);

/** The names that acts remove: packages, groups of `apk add --virtual`, variables as they are written. */
export function removedPackages(acts: readonly PackageAct[]): ReadonlySet<string> {
  let removed: Set<string> | null = null;
  for (const { action, packages } of acts) {
    // `apt-get autoremove NAME` removes it by name, too.
    if (action !== "remove" && action !== "sweep") continue;
    removed ??= new Set();
    for (const name of packages) removed.add(name);
  }
  return removed ?? NOTHING;
}

const NO_VARIABLES: ReadonlyMap<string, string> = new Map();
const NOTHING: ReadonlySet<string> = new Set();

function readAct(
  manager: Manager,
  words: readonly ShellWord[],
  variables: ReadonlyMap<string, string>,
): Omit<PackageAct, "index" | "program" | "words"> | null {
  let action: PackageAct["action"] | null = TIDY.has(words[0]?.value ?? "") ? "install" : null;
  let group: string | null = null;
  const packages: string[] = [];
  for (let index = 1; index < words.length; index++) {
    const value = words[index]?.value ?? "";
    const told: Action | null | undefined = action === null ? actionOf(manager, value) : undefined;
    if (told === null) return null;
    if (told) {
      action = told;
      continue;
    }
    if (value.startsWith("-") && value !== "-") {
      const [name = value, inline] = value.split("=", 2);
      const operand = inline ?? (VALUED[manager].has(name) ? words[++index]?.value : undefined);
      if (manager === "apk" && (name === "-t" || name === "--virtual")) group = operand ?? null;
      continue;
    }
    if (action === null) {
      if (value === GROUPING[manager]) continue;
      // What a source package needs to be built always comes with this one.
      if (value === "build-dep")
        return { manager, action: "install", packages: ["build-essential"], group };
      action = (Object.hasOwn(ACTIONS, value) ? ACTIONS[value] : undefined) ?? null;
      if (action === null) return null;
      continue;
    }
    for (const name of expand(value, variables)) packages.push(bareName(name));
  }
  return action && { manager, action, packages, group };
}

/** What an option tells a manager without verbs to do: null for another thing than packages. */
function actionOf(manager: Manager, option: string): Action | null | undefined {
  return OPTIONS[manager]?.find(([pattern]) => pattern.test(option))?.[1];
}

/** What stands before the verb: `dnf group install NAME`, `nix profile install NAME`, `conda env create`. */
const GROUPING: Partial<Readonly<Record<Manager, string>>> = {
  rpm: "group",
  nix: "profile",
  conda: "env",
};

/** `$buildDeps`, set earlier in the same `RUN`, stands for its words. */
function expand(value: string, variables: ReadonlyMap<string, string>): readonly string[] {
  const name = /^\$\{(\w+)\}$/.exec(value)?.[1];
  const set = name === undefined ? undefined : variables.get(name);
  return set === undefined ? [value] : set.split(/\s+/).filter((word) => word !== "");
}

/** A package's name without version, architecture, release or repository; that of a package file, from its name. */
function bareName(word: string): string {
  if (word.startsWith("$") || word.startsWith("@")) return word;
  const file = /(?:^|\/)([^/]+)\.(deb|rpm|apk)$/.exec(word);
  if (file) return (file[1] ?? "").replace(file[2] === "deb" ? /_.*$/ : /-\d.*$/, "");
  const attribute = /^(?:nixpkgs|nixos)[.#](.+)$/.exec(word);
  if (attribute) return attribute[1] ?? "";
  const end = word.search(/[=:/@<>~]/);
  return end > 0 ? word.slice(0, end) : word;
}
