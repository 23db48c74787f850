import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Explained, errorCode } from "../explained";
import { inspectProcess } from "./processes";

/** Who uses a data folder, and the folder with the socket of its database server. */
export type Instance = { pid: number; identity: string; socketDirectory: string };

/** Every socket folder begins with this, so that one left behind can be told from other people's folders. */
export const SOCKET_PREFIX = "plimsoll-";

/** Returns the running instance that uses a data folder, or `null`. */
export function runningInstance(dataDirectory: string): Instance | null {
  const noted = readNote(lockPath(dataDirectory));
  return noted && inspectProcess(noted.pid)?.identity === noted.identity ? noted : null;
}

/**
 * Takes a data folder for this process; a lock of a process that is gone is replaced, and its socket folder removed.
 * Returns how to give it back. Throws an `Explained` when another process uses the folder.
 */
export function takeDataDirectory(dataDirectory: string, socketDirectory: string): () => void {
  const path = lockPath(dataDirectory);
  const mine: Instance = {
    pid: process.pid,
    identity: inspectProcess(process.pid)?.identity ?? "",
    socketDirectory,
  };
  while (!create(path, mine)) {
    const other = runningInstance(dataDirectory);
    if (other) {
      throw new Explained(
        `Plimsoll is already running from ${dataDirectory} (process ${other.pid}). Stop it first,` +
          " or give this one another folder with PLIMSOLL_DATA.",
      );
    }
    removeStale(path);
  }
  return () => {
    if (readNote(path)?.socketDirectory === socketDirectory) rmSync(path, { force: true });
  };
}

function lockPath(dataDirectory: string): string {
  return join(dataDirectory, "plimsoll.lock");
}

function create(path: string, instance: Instance): boolean {
  try {
    writeFileSync(path, JSON.stringify(instance), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

// Two starts may find the same stale lock. A rename has one winner; whoever then holds a live lock puts it back.
function removeStale(path: string) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readNote(aside);
  if (moved && inspectProcess(moved.pid)?.identity === moved.identity) {
    linkSync(aside, path);
  } else if (moved && basename(moved.socketDirectory).startsWith(SOCKET_PREFIX)) {
    rmSync(moved.socketDirectory, { recursive: true, force: true });
  }
  rmSync(aside, { force: true });
}

// A lock that was cut off while it was written names nobody, and is stale.
function readNote(path: string): Instance | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { pid, identity, socketDirectory } = value as Partial<Record<keyof Instance, unknown>>;
    if (typeof pid !== "number" || typeof identity !== "string") return null;
    if (typeof socketDirectory !== "string") return null;
    return { pid, identity, socketDirectory };
  } catch {
    return null;
  }
}
