import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What can be told about a process: its command line, and a mark that no later process with its number has. */
export type ProcessFacts = { command: readonly string[]; identity: string };

/** Takes a process number. Returns `null` when nothing runs under it; a zombie does not run. */
export function inspectProcess(pid: number): ProcessFacts | null {
  return existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessFacts | null {
  const fields = readStat(pid);
  if (!fields || fields[0] === "Z" || fields[0] === "X") return null;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    return { command, identity: `${bootId()} ${fields[19]}` };
  } catch {
    return null;
  }
}

/** The kernel's figures about a process, from its state on (`proc(5)`); `null` when it is gone. */
export function readStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Before them stands the program's name in brackets, which may hold blanks: count from its end.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}

function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return "";
  }
}

function fromPs(pid: number): ProcessFacts | null {
  const ps = (column: string) => {
    const { status, stdout } = spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], {
      encoding: "utf8",
    });
    return status === 0 ? stdout.trim() : "";
  };
  const state = ps("stat");
  if (state === "" || state.startsWith("Z")) return null;
  return { command: ps("command").split(" "), identity: ps("lstart") };
}
