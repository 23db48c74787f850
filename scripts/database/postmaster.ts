import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Explained } from "../explained";
import { inspectProcess } from "./processes";

const PATIENCE_MS = 30_000;

/** What a server notes in its data folder: its process, and whether it takes connections. */
export type Postmaster = { pid: number; ready: boolean };

/** Reads the note of a data folder's server, or `null` when there is none. */
export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    const pid = Number.parseInt(lines[0] ?? "", 10);
    return pid > 0 ? { pid, ready: lines[7]?.trim() === "ready" } : null;
  } catch {
    return null;
  }
}

/**
 * Clears the way for a new server on a data folder that this process has taken: stops a server that outlived its
 * Plimsoll, and removes a note whose process is gone or is somebody else's. Throws an `Explained` when the old
 * server does not stop.
 */
export async function clearPostmaster(cluster: string): Promise<void> {
  const left = readPostmaster(cluster);
  if (!left) return;
  if (isServerOf(left.pid, cluster)) {
    process.kill(left.pid, "SIGINT");
    const deadline = Date.now() + PATIENCE_MS;
    while (isServerOf(left.pid, cluster)) {
      if (Date.now() > deadline) {
        throw new Explained(
          `A database server left over from an earlier start (process ${left.pid}) does not stop. End it, then start again.`,
        );
      }
      await wait(50);
    }
    return;
  }
  // PostgreSQL would take a zombie, or a stranger of the same user, for the server of this folder. Should backends
  // of a killed server still be alive, its shared memory tells the new one, which then refuses to start.
  rmSync(join(cluster, "postmaster.pid"), { force: true });
}

function isServerOf(pid: number, cluster: string): boolean {
  const command = inspectProcess(pid)?.command;
  if (!command) return false;
  return command.some((word, at) => word === "-D" && command[at + 1] === cluster);
}
