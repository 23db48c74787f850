import { inspectProcess, readStat } from "@/scripts/database/processes";
import { descendants } from "@/scripts/testing/processes";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

/** A Next server that runs under this process. */
export type ServerProcess = { readonly pid: number };

/** The Next servers among the descendants of this process; none where there is no /proc. */
export function nextServers(): ServerProcess[] {
  return descendants(process.pid)
    .filter((pid) => inspectProcess(pid)?.command[0]?.startsWith("next-server"))
    .map((pid) => ({ pid }));
}

/** The processor time that a server has used, in milliseconds; null when it can't be known. */
export function processorTime({ pid }: ServerProcess): number | null {
  const fields = readStat(pid);
  if (!fields) return null;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}
