import { Explained, runCommand } from "@/scripts/explained";
import { measureAnswers } from "./answers";
import { COMMAND_BARS, measureCommand } from "./command";
import { EVIDENCE_BARS, measureEvidence } from "./evidence";
import { LIVE_BARS } from "./live";
import { measurePage } from "./page";
import { measureScale, SCALE_BARS } from "./scale";
import { type Bar, type Figures, report } from "./support/report";

interface Benchmark {
  readonly measure: () => Promise<Figures>;
  readonly bars?: readonly Bar[];
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  page: { measure: measurePage },
  answers: { measure: measureAnswers, bars: LIVE_BARS },
  command: { measure: measureCommand, bars: COMMAND_BARS },
  evidence: { measure: measureEvidence, bars: EVIDENCE_BARS },
  scale: { measure: measureScale, bars: SCALE_BARS },
};

await runCommand(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (names.length === 0 || unknown.length > 0) {
    const known = Object.keys(BENCHMARKS).join("|");
    throw new Explained(`Usage: npm run bench -- ${known}, one or more`, { exitCode: 2 });
  }
  for (const name of names) {
    const benchmark = BENCHMARKS[name];
    if (benchmark) report(name, await benchmark.measure(), benchmark.bars);
  }
});
