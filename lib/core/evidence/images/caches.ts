import type { RunLine } from "../dockerfile/types";
import type { PackageAct } from "./packages";
import { type ImageRun, isPipCacheOff } from "./runs";

/**
 * The package caches that a `RUN` leaves in its layer, and recommended packages that nobody asked for, as codes. What a
 * cache mount holds is not in the layer.
 */
export function cacheLeft(imageRun: ImageRun): string[] {
  const { run, commands, acts } = imageRun;
  const codes: string[] = [];
  const gone = (folder: RegExp) => isMounted(run, folder) || isDeleted(commands, folder);
  const installs = (manager: PackageAct["manager"]) =>
    acts.filter((act) => act.manager === manager && act.action === "install");
  const cleans = (manager: PackageAct["manager"]) =>
    acts.some((act) => act.manager === manager && act.action === "clean");

  if (
    installs("apt").some((act) => !hasOption(act, /^--no-install-recommends$|Install-Recommends/))
  ) {
    if (!run.script.includes("Install-Recommends")) codes.push("leftover-recommends");
  }
  const updated = acts.some(({ manager, action }) => manager === "apt" && action === "update");
  const distclean = acts.some(({ words }) =>
    words.some(({ value }) => /^dist-?clean$/.test(value)),
  );
  if (updated && !distclean && !gone(APT_LISTS)) codes.push("leftover-apt-lists");

  const apk = acts.filter(
    (act) => act.manager === "apk" && (act.action === "install" || act.action === "update"),
  );
  const apkClean = commands.some(
    ({ program, words }) => program === "apk" && words.some(({ value }) => value === "clean"),
  );
  if (apk.some((act) => !hasOption(act, /^--no-cache$/)) && !apkClean && !gone(APK_CACHE)) {
    codes.push("leftover-apk-cache");
  }
  if (installs("rpm").length > 0 && !cleans("rpm") && !gone(RPM_CACHE)) {
    codes.push("leftover-rpm-cache");
  }
  if (installs("zypper").length > 0 && !cleans("zypper") && !gone(ZYPPER_CACHE)) {
    codes.push("leftover-zypper-cache");
  }
  if (leavesPipCache(imageRun) && !gone(PIP_CACHE)) codes.push("leftover-pip-cache");
  return codes;
}

const APT_LISTS = /\/var\/lib\/(?:apt|\{[^}]{0,200}apt)|^\/var\/lib\/?(?:\*)?$/;
const APK_CACHE = /\/var\/cache\/(?:apk|\*)|^\/var\/cache\/?$|\/etc\/apk\/cache/;
const RPM_CACHE = /\/var\/cache\/(?:yum|dnf|libdnf5|tdnf|\*)|^\/var\/cache\/?$/;
const ZYPPER_CACHE = /\/var\/cache\/(?:zypp|\*)|^\/var\/cache\/?$/;
const PIP_CACHE = /\.cache(?:\/|$)|\/pip\b/;

function hasOption({ words }: PackageAct, option: RegExp): boolean {
  return words.some(({ value }) => option.test(value));
}

function isMounted({ mounts }: RunLine, folder: RegExp): boolean {
  return mounts.some(
    ({ type, options }) =>
      (type === "cache" || type === "tmpfs") &&
      folder.test(options.target ?? options.dst ?? options.destination ?? ""),
  );
}

function isDeleted(commands: ImageRun["commands"], folder: RegExp): boolean {
  return commands.some(
    ({ program, words }) =>
      (program === "rm" ||
        (program === "find" && words.some(({ value }) => /^-delete$|^rm$/.test(value)))) &&
      words.some(({ value }) => folder.test(value)),
  );
}

function leavesPipCache(run: ImageRun): boolean {
  let leaves = false;
  for (const command of run.commands) {
    const { program, words } = command;
    const values = words.map(({ value }) => value);
    const module =
      /^(?:python|pypy)[\d.]*$/.test(program) && values[1] === "-m" && values[2] === "pip";
    if (!module && !/^pip[\d.]*$/.test(program)) continue;
    const rest = values.slice(module ? 3 : 1);
    if (rest.includes("cache") && rest.includes("purge")) return false;
    if (!rest.includes("install") || rest.includes("--no-cache-dir")) continue;
    if (!isPipCacheOff(run, command)) leaves = true;
  }
  return leaves;
}
