import type { RunLine } from "../dockerfile/types";
import { pipArguments } from "./dependencies";
import { type PackageAct, TIDY } from "./packages";
import { type ImageRun, isTold, mountTarget, type RunCommand, SHELLS } from "./runs";

/**
 * The package caches that a `RUN` leaves in its layer, and recommended packages that nobody asked for, as codes. What a
 * cache mount holds is not in the layer.
 */
export function cacheLeft(imageRun: ImageRun): string[] {
  const codes = imageRun.acts.length > 0 ? leftByManagers(imageRun) : [];
  if (leavesPipCache(imageRun) && !isGone(PIP_CACHE, imageRun, -1)) {
    codes.push("leftover-pip-cache");
  }
  return codes;
}

/** Whether a folder is no part of the layer, or was emptied after a command. */
function isGone(folder: RegExp, imageRun: ImageRun, since: number): boolean {
  return isMounted(imageRun.run, folder) || lastDeletion(imageRun, folder) > since;
}

/** What the managers of packages leave, in a fixed order. */
function leftByManagers(imageRun: ImageRun): string[] {
  const { run, acts, commands } = imageRun;
  const codes: string[] = [];

  const installs = acts.filter(
    ({ manager, action, program }) =>
      manager === "apt" && action === "install" && !TIDY.has(program),
  );
  if (installs.some((act) => !isLean(act)) && !LEAN.test(run.script)) {
    codes.push("leftover-recommends");
  }
  const updated = lastAct(acts, ({ manager, action }) => manager === "apt" && action === "update");
  if (updated > lastAct(acts, isDistclean) && !isGone(APT_LISTS, imageRun, updated)) {
    codes.push("leftover-apt-lists");
  }

  const indexed = lastAct(acts, fetchesIndex);
  if (indexed > commands.findLastIndex(isApkClean) && !isGone(APK_CACHE, imageRun, indexed)) {
    codes.push("leftover-apk-cache");
  }

  for (const cache of CACHES) {
    const { code, folder } = cache;
    const filled = lastFilled(acts, cache);
    if (filled < 0 || lastEmptied(acts, cache) >= filled) continue;
    if (!isGone(folder, imageRun, filled) && !codes.includes(code)) codes.push(code);
  }
  return codes;
}

function lastFilled(acts: readonly PackageAct[], { programs }: Cache): number {
  return lastAct(acts, ({ program, action }) => programs.has(program) && FILLS.has(action));
}

function lastEmptied(acts: readonly PackageAct[], { programs, all }: Cache): number {
  return lastAct(
    acts,
    ({ program, action, words }) =>
      programs.has(program) &&
      action === "clean" &&
      (!all || words.some(({ value }) => value === "all")),
  );
}

function isDistclean({ words }: PackageAct): boolean {
  return words.some(({ value }) => /^dist-?clean$/.test(value));
}

function isApkClean({ program, words }: RunCommand): boolean {
  return program === "apk" && words.some(({ value }) => value === "clean");
}

/** A program by whose name it tidies up behind what is installed, and that nobody here has read: `cleanup-apt`. */
export function cleanerIn({ commands, acts }: ImageRun): string | null {
  const filled = lastAct(acts, ({ action }) => FILLS.has(action));
  if (filled < 0) return null;
  for (const command of commands.slice(filled + 1)) {
    const name = startedBy(command);
    if (/clean|tidy|shrink|slim/i.test(name) && !TIDY.has(name)) return name.slice(0, 100);
  }
  return null;
}

/** The program of a command, or the script that it has a shell run. */
function startedBy({ program, words }: RunCommand): string {
  if (!SHELLS.has(program)) return program;
  return words.slice(1).find(({ value }) => !value.startsWith("-"))?.value ?? program;
}

/** Which command did a thing last; -1 where none did. */
function lastAct(acts: readonly PackageAct[], does: (act: PackageAct) => boolean): number {
  return acts.findLast(does)?.index ?? -1;
}

/** Installs no more than it is told to. */
function isLean({ words }: PackageAct): boolean {
  return words.some(({ value }) => value === "--no-install-recommends" || LEAN.test(value));
}

/** apt's setting, in a command or in a file that the line writes. */
const LEAN = /Install-Recommends[\s\\"'=:]{1,8}(?:0|false|no)\b/i;

/** `apk` keeps an index for whatever needs one, unless it is told not to. */
function fetchesIndex({ manager, action, words }: PackageAct): boolean {
  if (manager !== "apk" || words.some(({ value }) => value === "--no-cache")) return false;
  if (action === "install" || action === "update") return true;
  return (
    action === "upgrade" && words.some(({ value }) => /^(?:-U|--update(?:-cache)?)$/.test(value))
  );
}

/** What brings packages, or lists of them, into a cache of dnf, yum or zypper. */
const FILLS: ReadonlySet<PackageAct["action"]> = new Set(["install", "upgrade", "update"]);

const APT_LISTS = /\/var\/lib\/(?:apt(?!\/lists\/partial)|\{[^}]{0,200}apt)|^\/var\/lib\/?(?:\*)?$/;
const APK_CACHE = /\/var\/cache\/(?:apk|\*)|^\/var\/cache\/?$|\/etc\/apk\/cache/;
const RPM_CACHE = /\/var\/cache\/(?:yum|dnf|libdnf5|tdnf|\*)|^\/var\/cache\/?$/;
const PACMAN_CACHE = /\/var\/cache\/(?:pacman|\*)|^\/var\/cache\/?$/;
const CONDA_CACHE = /\/pkgs(?:\/|$)/;
const ZYPPER_CACHE = /\/var\/cache\/(?:zypp|\*)|^\/var\/cache\/?$/;

/** Programs that share a cache, and whether emptying it takes `clean all`. */
interface Cache {
  readonly code: string;
  readonly folder: RegExp;
  readonly programs: ReadonlySet<string>;
  readonly all: boolean;
}

const CACHES: readonly Cache[] = [
  {
    code: "leftover-rpm-cache",
    folder: RPM_CACHE,
    programs: new Set(["yum", "dnf", "dnf5"]),
    all: true,
  },
  { code: "leftover-rpm-cache", folder: RPM_CACHE, programs: new Set(["microdnf"]), all: true },
  { code: "leftover-rpm-cache", folder: RPM_CACHE, programs: new Set(["tdnf"]), all: true },
  {
    code: "leftover-zypper-cache",
    folder: ZYPPER_CACHE,
    programs: new Set(["zypper"]),
    all: false,
  },
  {
    code: "leftover-pacman-cache",
    folder: PACMAN_CACHE,
    programs: new Set(["pacman"]),
    all: false,
  },
  {
    code: "leftover-conda-cache",
    folder: CONDA_CACHE,
    programs: new Set(["conda", "mamba", "micromamba"]),
    all: false,
  },
];
const PIP_CACHE = /\.cache(?:\/|$)|\/pip\b/;

function isMounted({ mounts }: RunLine, folder: RegExp): boolean {
  return mounts.some(
    (mount) =>
      (mount.type === "cache" || mount.type === "tmpfs") && folder.test(mountTarget(mount)),
  );
}

/** Which command deleted a folder last; -1 where none did. A path counts from the folder that `cd` went to. */
function lastDeletion({ commands }: ImageRun, folder: RegExp): number {
  let last = -1;
  let here = "";
  for (const [index, { program, words }] of commands.entries()) {
    if (program === "cd") here = words[1]?.value ?? "";
    const deletes =
      program === "rm" ||
      (program === "find" && words.some(({ value }) => /^-delete$|^rm$/.test(value)));
    if (!deletes) continue;
    const isThere = words.some(
      ({ value }) => folder.test(value) || (here !== "" && folder.test(`${here}/${value}`)),
    );
    if (isThere) last = index;
  }
  return last;
}

/** pip takes an option's beginning for the option, where no other begins so: `--no-cache`. */
function isNoCache(word: string): boolean {
  return word.startsWith("--no-ca") && "--no-cache-dir".startsWith(word);
}

function leavesPipCache(run: ImageRun): boolean {
  let leaves = false;
  for (const command of run.commands) {
    const rest = pipArguments(command.words);
    if (!rest) continue;
    if (rest.includes("cache") && rest.includes("purge")) return false;
    if (!rest.includes("install") || rest.some(isNoCache)) continue;
    if (!isTold(run, command)) leaves = true;
  }
  return leaves;
}
