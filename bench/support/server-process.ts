import { inspectProcess, readStat } from "@/scripts/database/processes";
import { descendants } from "@/scripts/testing/processes";

const TICKS_PER_SECOND = 100; // USER_HZ, the same on every Linux

/** What the app's server and `next start` call themselves. */
const TITLE = /^(plimsoll|next)-server/;

/** A server of Next's pages that runs under this process. */
export type ServerProcess = { readonly pid: number };

/** The servers among the descendants of this process; none where there is no /proc. */
export function pageServers(): ServerProcess[] {
  return descendants(process.pid)
    .filter((pid) => TITLE.test(inspectProcess(pid)?.command[0] ?? ""))
    .map((pid) => ({ pid }));
}

/** The processor time that a server has used, in milliseconds; null when it can't be known. */
export function processorTime({ pid }: ServerProcess): number | null {
  const fields = readStat(pid);
  if (!fields) return null;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}
