import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serverFile } from "./bundle-server";

const stampPath = (project: string) => join(project, ".next/plimsoll-build.json");

/** Whether there is a whole build of this version and commit. */
export function isBuilt(project: string): boolean {
  try {
    // Without the hashes and the server, which `next build` alone does not write, no page would be served.
    const whole =
      existsSync(join(project, ".next/csp-hashes.json")) && existsSync(serverFile(project));
    return whole && readFileSync(stampPath(project), "utf8") === source(project);
  } catch {
    return false;
  }
}

/** Marks the build as not whole, before it is changed. */
export function removeStamp(project: string): void {
  rmSync(stampPath(project), { force: true });
}

/** Marks the build as whole: the last thing that a build does. */
export function writeStamp(project: string): void {
  writeFileSync(stampPath(project), source(project));
}

// Changes that are not committed do not count: whoever makes them runs `npm run build` or `npm run dev`.
function source(project: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(project, "package.json"), "utf8"),
  );
  // The clone may belong to another user than the one who starts: both must see the same commit.
  const words = ["-c", "safe.directory=*", "rev-parse", "HEAD"];
  const git = spawnSync("git", words, { cwd: project, encoding: "utf8" });
  const commit = git.status === 0 ? git.stdout.trim() : null;
  return JSON.stringify({ version: manifest.version, commit });
}
