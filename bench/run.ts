import { Explained, runCommand } from "@/scripts/explained";
import { measureAnswers } from "./answers";
import { measurePage } from "./page";
import { type Figures, report } from "./support/report";

const BENCHMARKS: Readonly<Record<string, () => Promise<Figures>>> = {
  page: measurePage,
  answers: measureAnswers,
};

await runCommand(async () => {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
  if (names.length === 0 || unknown.length > 0) {
    const known = Object.keys(BENCHMARKS).join("|");
    throw new Explained(`Usage: npm run bench -- ${known}, one or more`, { exitCode: 2 });
  }
  for (const name of names) {
    const figures = await BENCHMARKS[name]?.();
    if (figures) report(name, figures);
  }
});
