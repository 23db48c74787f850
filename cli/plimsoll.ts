import { writeFileSync } from "node:fs";
import { examine } from "@/lib/core/evidence/examine";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { assessmentText, PLAIN } from "@/lib/core/exports/assessment-text";
import { controlText } from "@/lib/core/exports/control-text";
import { scoreEvidence } from "@/lib/core/proposals/score";
import { type AssessArguments, readArguments } from "./arguments";
import { type Collected, collect } from "./collect";
import { HELP } from "./help";
import { terminalPaint } from "./paint";
import { readStandardInput } from "./standard-input";
import { UsageError } from "./usage-error";
import { type ExitCode, verdict } from "./verdict";

declare const PLIMSOLL_VERSION: string;

/** Runs the command line and says how it ended. */
function run(words: readonly string[]): ExitCode {
  const asked = readArguments(words);
  switch (asked.command) {
    case "help":
      process.stdout.write(HELP);
      return 0;
    case "version":
      process.stdout.write(`${PLIMSOLL_VERSION}\n`);
      return 0;
    case "explain":
      process.stdout.write(controlText(asked.control));
      return 0;
    case "assess":
      return assessPaths(asked);
  }
}

function assessPaths(asked: AssessArguments): ExitCode {
  const { root, complete, files }: Collected = asked.stdin
    ? { root: ".", complete: false, files: [readStandardInput(asked.kind)] }
    : collect(asked.paths, process.cwd());
  const evidence = examine({
    files,
    complete,
    asOf: asked.asOf ?? new Date().toISOString().slice(0, 10),
    composeOrder: asked.compose,
  });
  const scored = scoreEvidence(
    evidence,
    asked.target === undefined ? {} : { target: asked.target },
  );
  const { exit, lines } = verdict(scored, asked);
  const paint = asked.output === undefined ? terminalPaint(process.stdout) : PLAIN;
  const report =
    asked.format === "json"
      ? `${JSON.stringify(assessmentJson(scored, { name: "plimsoll", version: PLIMSOLL_VERSION }, root), null, 2)}\n`
      : assessmentText(scored, paint);
  if (asked.output === undefined) process.stdout.write(report);
  else writeReport(asked.output, report);
  // With JSON on standard output nothing else may stand there.
  const last =
    asked.format === "json" && asked.output === undefined ? process.stderr : process.stdout;
  if (lines.length > 0) last.write(`\n${lines.join("\n")}\n`);
  return exit;
}

function writeReport(path: string, report: string): void {
  try {
    writeFileSync(path, report);
  } catch (cause) {
    throw new UsageError(`“${path}” can’t be written.`, { cause });
  }
}

try {
  // Not process.exit: what was written to a pipe must get through.
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`plimsoll: ${error.message}\n`);
  process.exitCode = 2;
}
