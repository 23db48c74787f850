import { visible } from "@/lib/core/exports/visible";
import { readArguments } from "./arguments";
import { assessPaths } from "./assess";
import { explain } from "./explain";
import { HELP } from "./help";
import { write } from "./output";
import { UsageError } from "./usage-error";
import type { ExitCode } from "./verdict";

declare const PLIMSOLL_VERSION: string;

/** Runs the command line and says how it ended. */
async function run(words: readonly string[]): Promise<ExitCode> {
  const asked = readArguments(words);
  switch (asked.command) {
    case "help":
      write(asked.isMistake ? 2 : 1, HELP);
      return asked.isMistake ? 2 : 0;
    case "version":
      write(1, `${PLIMSOLL_VERSION}\n`);
      return 0;
    case "explain":
      return explain(asked.control);
    case "assess":
      return assessPaths(asked, PLIMSOLL_VERSION);
  }
}

async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    // Never 1, which says that something is worse than asked.
    process.exitCode = 2;
    if (error instanceof UsageError) write(2, `plimsoll: ${visible(error.message)}\n`);
    else write(2, `plimsoll failed, which is a fault of ours.\n${stackOf(error)}\n`);
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

void main();
