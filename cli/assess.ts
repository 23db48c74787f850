import { relative, resolve } from "node:path";
import { examine } from "@/lib/core/evidence/examine";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { assessmentText } from "@/lib/core/exports/assessment-text";
import { visible } from "@/lib/core/exports/visible";
import { type ScoredEvidence, scoreEvidence } from "@/lib/core/proposals/score";
import type { AssessArguments } from "./arguments";
import { type Collected, collect } from "./collect";
import { jsonText } from "./json-text";
import { write, writeReport } from "./output";
import { slashed } from "./paths";
import { Progress } from "./progress";
import { keepHeapSmall } from "./small-heap";
import { readStandardInput } from "./standard-input";
import { NO_TERMINAL, shown, standardOutput } from "./terminal";
import { UsageError } from "./usage-error";
import { type ExitCode, verdict } from "./verdict";

/** `plimsoll assess`: reads, examines, scores, reports, and says whether it is as good as was asked. */
export async function assessPaths(asked: AssessArguments, version: string): Promise<ExitCode> {
  const cwd = process.cwd();
  const progress = new Progress();
  const collected: Collected = asked.stdin
    ? { root: cwd, files: [readStandardInput(asked.kind)], complete: false, warnings: [] }
    : await collect(asked.paths, cwd, {
        onFile: (count) => progress.say(() => `Reading files: ${count} so far`),
      });
  const { files, complete, warnings } = collected;
  keepHeapSmall(files.length);
  progress.say(() => `Assessing ${files.length} files`);
  const composeOrder = asked.compose.map((path) => pathIn(collected, path, cwd));
  const evidence = examine({
    files: files.map((file) =>
      composeOrder.includes(file.path) ? { ...file, kind: "compose" as const, named: true } : file,
    ),
    complete,
    asOf: asked.asOf ?? new Date().toISOString().slice(0, 10),
    composeOrder,
  });
  const { target } = asked;
  const scored = scoreEvidence(evidence, target === undefined ? {} : { target });
  progress.done();
  for (const warning of warnings) write(2, `plimsoll: ${visible(warning)}\n`);
  return report(scored, asked, version);
}

/**
 * A path as it is typed, relative to the assessed folder or to the current one, as a path of the input.
 * @throws UsageError When it is none of the files.
 */
function pathIn({ root, files }: Collected, typed: string, cwd: string): string {
  const wanted = [typed, resolve(cwd, typed)].map((path) =>
    slashed(relative(root, resolve(root, path))),
  );
  const found = wanted.find((path) => files.some((file) => file.path === path));
  if (found === undefined)
    throw new UsageError(`“${typed}” (--compose) is not among the files that are assessed.`);
  return found;
}

function report(scored: ScoredEvidence, asked: AssessArguments, version: string): ExitCode {
  const { exit, lines } = verdict(scored, asked);
  const isText = asked.format === "text";
  const terminal = asked.output === undefined ? standardOutput() : NO_TERMINAL;
  const text = isText
    ? shown(assessmentText(scored, terminal.paint), terminal)
    : jsonText(assessmentJson(scored, { name: "plimsoll", version }));
  if (asked.output === undefined) write(1, text);
  else writeReport(asked.output, text);
  // With JSON on standard output nothing else may stand there; the text says by itself that there is nothing.
  const isSaid = isText && asked.output === undefined && !scored.evidence.assessable;
  const last = !isText && asked.output === undefined ? 2 : 1;
  if (lines.length > 0 && !isSaid) write(last, `${last === 1 ? "\n" : ""}${lines.join("\n")}\n`);
  return exit;
}
