import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

/** A Next server that runs under this process. */
export type ServerProcess = { readonly pid: number };

/** The Next servers among the descendants of this process; none where there is no /proc. */
export function nextServers(): ServerProcess[] {
  const all = processes();
  const under = (parent: number): number[] =>
    all.filter((each) => each.parent === parent).flatMap(({ pid }) => [pid, ...under(pid)]);
  return under(process.pid).flatMap((pid) => (isNextServer(pid) ? [{ pid }] : []));
}

/** The processor time that a server has used, in milliseconds; null when it can't be known. */
export function processorTime({ pid }: ServerProcess): number | null {
  const fields = statOf(pid);
  if (!fields) return null;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

function isNextServer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").startsWith("next-server");
  } catch {
    return false; // it ended while we looked
  }
}

function processes(): { pid: number; parent: number }[] {
  try {
    return readdirSync("/proc").flatMap((name) => {
      const fields = /^\d+$/.test(name) ? statOf(Number(name)) : null;
      return fields ? [{ pid: Number(name), parent: Number(fields[1]) }] : [];
    });
  } catch {
    return [];
  }
}

// The fields after the name, which may hold spaces and brackets: state, parent, …
function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return null;
  }
}
