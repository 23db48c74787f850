import { readdirSync } from "node:fs";
import { readStat } from "../database/processes";

/** The numbers of all processes under one, as the kernel knows them now; none where there is no /proc. */
export function descendants(parent: number): number[] {
  const all = processes();
  const under = (pid: number): number[] =>
    all.filter((each) => each.parent === pid).flatMap((each) => [each.pid, ...under(each.pid)]);
  return under(parent);
}

function processes(): { pid: number; parent: number }[] {
  return numbers().flatMap((pid) => {
    const fields = readStat(pid); // null: it ended while we looked
    return fields ? [{ pid, parent: Number(fields[1]) }] : [];
  });
}

function numbers(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}
