import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { PROJECT } from "@/scripts/project";

/** What a benchmark found, by name; a name says its unit ("p50_ms"). Null: can't be measured on this system. */
export type Figures = Readonly<Record<string, number | null>>;

/** What a figure is held to (design, section 8). */
export interface Bar {
  readonly figure: string;
  readonly least?: number;
  readonly most?: number;
}

/**
 * Prints figures as a table, and whether its bars are met; writes all of it, with versions and machine, to
 * `bench/results/NAME.json`.
 */
export function report(name: string, figures: Figures, bars: readonly Bar[] = []): void {
  const width = Math.max(...Object.keys(figures).map((figure) => figure.length));
  console.log(`\n${name}`);
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`  ${figure.padEnd(width)}  ${value === null ? "not measured" : rounded(value)}`);
  }
  const judged = bars.map((bar) => ({ ...bar, met: isMet(bar, figures[bar.figure] ?? null) }));
  for (const { figure, least, most, met } of judged) {
    const bounds = [
      ...(least === undefined ? [] : [`at least ${rounded(least)}`]),
      ...(most === undefined ? [] : [`at most ${rounded(most)}`]),
    ];
    const verdict = met === null ? "not measured" : met ? "met" : "not met";
    console.log(`  ${verdict.padEnd(12)}  ${figure}: ${bounds.join(", ")}`);
  }
  const folder = join(PROJECT, "bench/results");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const at = new Date().toISOString();
  const result = { name, at, figures, bars: judged, versions: versions(), machine: machine() };
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`  ${file}`);
}

function isMet({ least = -Infinity, most = Infinity }: Bar, value: number | null): boolean | null {
  return value === null ? null : value >= least && value <= most;
}

function rounded(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 2 });
}

function versions(): Record<string, string> {
  const version = (name: string): string =>
    JSON.parse(readFileSync(join(PROJECT, name, "package.json"), "utf8")).version;
  return {
    plimsoll: version("."),
    node: process.versions.node,
    next: version("node_modules/next"),
    react: version("node_modules/react"),
    prisma: version("node_modules/@prisma/client"),
  };
}

function machine() {
  const processors = cpus();
  return {
    platform: `${process.platform} ${process.arch}`,
    processors: processors.length,
    model: processors[0]?.model ?? "unknown",
    memoryMB: Math.round(totalmem() / 1_048_576),
  };
}
