import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** What can be told about a process: its command line, and a mark that no later process with its number has. */
export type ProcessFacts = { command: readonly string[]; identity: string };

/** Takes a process number. Returns `null` when nothing runs under it; a zombie does not run. */
export function inspectProcess(pid: number): ProcessFacts | null {
  return existsSync("/proc/self/stat") ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the program's name in brackets and may hold blanks: count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
    return { command, identity: `${bootId()} ${fields[19]}` };
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
