import "server-only";
import { mailNotices } from "./mail";
import { sweepNotices } from "./sweep";

const HOUR = 3_600_000;
const MINUTE = 60_000;

declare global {
  var plimsollNoticeJobs: boolean | undefined;
}

/** Sweeps at once and each hour, and mails each minute, for as long as this process lives; begins once. */
export function startNoticeJobs(): void {
  if (globalThis.plimsollNoticeJobs) return; // a development server loads this again
  globalThis.plimsollNoticeJobs = true;
  repeat(HOUR, "sweep", async () => void (await sweepNotices(new Date())));
  repeat(MINUTE, "mail", async () => void (await mailNotices(new Date())));
}

function repeat(pause: number, name: string, job: () => Promise<void>): void {
  const run = async () => {
    try {
      await job();
    } catch (error) {
      // The database may be away for a moment: the next run finds what this one left.
      console.error(
        `The notices' ${name} failed:`,
        error instanceof Error ? error.name : "unknown",
      );
    }
    setTimeout(run, pause).unref();
  };
  void run();
}
