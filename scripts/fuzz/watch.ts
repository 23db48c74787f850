import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Report } from "./worker";

/** How a worker ended: as it should, by an abort of its own, or ended by us because a case ran for too long. */
export interface Ended {
  readonly how: "done" | "crash" | "hang";
  /** What it said last. */
  readonly said: string;
}

const LOOK_MS = 500;
/** A busy machine may stretch a second; no case that may take one takes so long. */
const HANG_MS = 30_000;

/** Starts a worker and reads its reports. Ends it where `progress` (a file, or nothing) stands still for too long. */
export async function watchWorker(
  script: string,
  words: readonly string[],
  onReport: (report: Report) => void,
  progress: string | null,
): Promise<Ended> {
  const worker = spawn(process.execPath, [script, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  worker.stderr.setEncoding("utf8");
  worker.stderr.on("data", (chunk: string) => {
    said = (said + chunk).slice(-4000);
  });
  let done = false;
  const lines = createInterface({ input: worker.stdout });
  const read = (async () => {
    for await (const line of lines) {
      const report: Report = JSON.parse(line);
      if ("done" in report) done = true;
      onReport(report);
    }
  })();
  const hung = await endedOrHung(worker, progress);
  await read;
  if (hung) return { how: "hang", said: `no end after ${HANG_MS / 1000} s` };
  return { how: done ? "done" : "crash", said };
}

function endedOrHung(worker: ChildProcess, progress: string | null): Promise<boolean> {
  return new Promise((resolve) => {
    let at = "";
    let since = Date.now();
    let hung = false;
    const timer = setInterval(() => {
      const now = progress === null ? "" : reached(progress);
      if (now !== at) {
        at = now;
        since = Date.now();
      } else if (Date.now() - since > HANG_MS) {
        hung = true;
        worker.kill("SIGKILL");
      }
    }, LOOK_MS);
    worker.once("close", () => {
      clearInterval(timer);
      resolve(hung);
    });
  });
}

function reached(progress: string): string {
  try {
    return readFileSync(progress, "utf8").trim();
  } catch {
    return "";
  }
}

/** The number of the case that a worker was at. */
export function caseAt(progress: string): number {
  return Number(reached(progress) || "-1");
}
