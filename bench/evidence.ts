import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { bundleScript } from "@/scripts/build/bundle-script";
import { repositories } from "@/scripts/corpus/repository";
import type { Bar, Figures } from "./support/report";

const SEED = 20_261_123;
const SPEED_FILES = 4_000;
const FILES = 10_000;

/** Design, section 8, “evidence engine”. */
export const EVIDENCE_BARS: readonly Bar[] = [
  { figure: "engine_files_per_s", least: 2_000 },
  { figure: "engine_to_parsers", least: 0.5 },
  { figure: "engine_to_dockerfile_utils", least: 1 },
  { figure: "memory_10000_files_mb", most: 200 },
  { figure: "growth_10000_to_1000", least: 0.9, most: 1.15 },
  { figure: "growth_1mb_to_100kb_most", most: 12 },
];

/**
 * The evidence engine over a corpus from a seed: parse, facts, detectors, proposals, digest. Speed is files by second of
 * processor time, warm, the libraries it is held against in the same rounds over the same files; memory is the peak of
 * a process of its own that reads the files from disk.
 */
export async function measureEvidence(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), "plimsoll-evidence-"));
  try {
    const script = await bundleScript("bench/evidence/child.ts", join(folder, "child.cjs"));
    const run = (...words: readonly string[]): Record<string, number> =>
      JSON.parse(execFileSync(process.execPath, [script, ...words], { encoding: "utf8" }));
    const corpus = join(folder, "corpus");
    writeCorpus(corpus);
    const apart = run("memory", corpus, "apart");
    const one = run("memory", corpus, "one");
    const growth = run("file-growth", String(SEED));
    const ratios = Object.entries(growth).flatMap(([name, value]) =>
      name.startsWith("growth_") ? [value] : [],
    );
    return {
      ...run("speed", String(SEED), String(SPEED_FILES)),
      memory_10000_files_mb: apart.peak_mb ?? null,
      memory_10000_files_as_one_input_mb: one.peak_mb ?? null,
      findings_of_10000_files: apart.findings ?? null,
      ...run("count-growth", String(SEED)),
      ...growth,
      growth_1mb_to_100kb_most: Math.max(...ratios),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes 10,000 files, and beside them which belong to one repository. */
function writeCorpus(folder: string): void {
  const list = repositories(SEED, FILES).map((files, index) =>
    files.map(({ path, text }) => {
      const place = `part${index}/${path}`;
      mkdirSync(dirname(join(folder, place)), { recursive: true });
      writeFileSync(join(folder, place), text);
      return place;
    }),
  );
  writeFileSync(join(folder, "corpus.json"), JSON.stringify(list));
}
