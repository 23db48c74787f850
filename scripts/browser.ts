import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";
import { Explained } from "./explained";
import { PROJECT } from "./project";

/** As Debian packs them. The shell, which draws no windows of its own, needs a quarter less time for the journeys. */
const OF_DEBIAN = ["chromium-headless-shell", "chromium"];
const NAMES = [...OF_DEBIAN, "chromium-browser", "google-chrome"];

/**
 * Returns the path of a Chromium that this machine has: `PLIMSOLL_CHROMIUM`, one on the path, or Playwright's own;
 * `null` when there is none. Throws an `Explained` when `PLIMSOLL_CHROMIUM` names no program.
 */
export function findBrowser(): string | null {
  const asked = process.env.PLIMSOLL_CHROMIUM;
  if (asked) {
    if (isProgram(asked)) return asked;
    throw new Explained(`PLIMSOLL_CHROMIUM names no program: ${asked}`);
  }
  const directories = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return [...candidates, chromium.executablePath()].find(isProgram) ?? null;
}

/** Returns the path of a Chromium; installs one when there is none. Throws an `Explained` when that fails. */
export function findOrInstallBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  console.log("There is no Chromium on this machine. Installing one.");
  for (const install of [fromDebian, fromPlaywright]) {
    install();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Explained(
    "No Chromium could be installed. Install one yourself and name it in PLIMSOLL_CHROMIUM.",
  );
}

function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  run("apt-get", ["update", "-q"]);
  for (const name of OF_DEBIAN) {
    run("apt-get", ["install", "-y", "-q", "--no-install-recommends", name]);
    if (findBrowser()) return;
  }
}

function fromPlaywright() {
  run(process.execPath, [
    join(PROJECT, "node_modules/@playwright/test/cli.js"),
    "install",
    "chromium",
  ]);
}

function run(command: string, words: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(command, words, { stdio: ["ignore", "inherit", "inherit"], env });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
