import { writeFileSync, writeSync } from "node:fs";
import { reasonOf, UsageError } from "./usage-error";
import { waitBriefly } from "./wait";

const NAMES = { 1: "Standard output", 2: "Standard error" } as const;
const closed = new Set<keyof typeof NAMES>();

/**
 * Writes a text whole, however slowly the reader takes it. By the descriptor and not by `process.stdout`: streams cost
 * a fifth of the time that the command takes to start. A reader that has gone (`| head`) is no failure.
 * @throws UsageError When it can't be written, as on a full disk.
 */
export function write(descriptor: keyof typeof NAMES, text: string): void {
  let rest: Uint8Array = Buffer.from(text);
  while (rest.length > 0 && !closed.has(descriptor)) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
      if (code === "EPIPE") closed.add(descriptor);
      else if (code === "EAGAIN") waitBriefly();
      else throw new UsageError(`${NAMES[descriptor]} can’t be written: ${reasonOf(cause)}.`);
    }
  }
}

/**
 * Writes a report to a file.
 * @throws UsageError When it can't be written.
 */
export function writeReport(path: string, report: string): void {
  try {
    writeFileSync(path, report);
  } catch (cause) {
    throw new UsageError(`“${path}” can’t be written: ${reasonOf(cause)}.`, { cause });
  }
}
