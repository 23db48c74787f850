import { compose } from "@/scripts/corpus/compose";
import type { Craft } from "@/scripts/corpus/craft";
import { dockerfile } from "@/scripts/corpus/dockerfile";
import { prose, script, source, transcript } from "@/scripts/corpus/prose";
import { Random } from "@/scripts/corpus/random";
import { inspect, sarif, trivy } from "@/scripts/corpus/reports";
import { repositories } from "@/scripts/corpus/repository";
import { environment, ignore } from "@/scripts/corpus/settings";
import { workflow } from "@/scripts/corpus/workflow";
import { quantile } from "../support/statistics";
import { timed } from "./clock";
import { assessFiles, inputFiles } from "./engine";

const KIB = 1024;
/** Rounds in which the compiler still works beside. */
const WARM_UP = 3;
const ROUNDS = 5;

const LARGE: Readonly<Record<string, (craft: Craft, size: number) => string>> = {
  Dockerfile: dockerfile,
  "compose.yaml": compose,
  ".github/workflows/ci.yml": workflow,
  ".dockerignore": ignore,
  ".env": environment,
  "inspect.json": inspect,
  "trivy.json": trivy,
  "scan.sarif": sarif,
  "session.txt": transcript,
  "deploy.sh": script,
  "server.js": source,
  "README.md": prose,
};

/** How much longer 1 MB of each kind takes than 100 KB, both warm: ten inputs of the one beside one of the other. */
export function measureFileGrowth(seed: number): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [path, make] of Object.entries(LARGE)) {
    const small = work(path, grown(make, seed, 100 * KIB), 10);
    const large = work(path, grown(make, seed, 1000 * KIB), 1);
    const [ten, long] = inTurns(small, large);
    figures[`growth_1mb_to_100kb_${path.replace(/\W+/g, "_").toLowerCase()}`] = (long / ten) * 10;
    figures[`ms_1mb_${path.replace(/\W+/g, "_").toLowerCase()}`] = long;
  }
  return figures;
}

/**
 * How much longer a file takes among 10,000 than among 1,000, both warm: the same files as ten inputs and as one, each
 * input one repository.
 */
export function measureCountGrowth(seed: number): Record<string, number> {
  const files = repositories(seed, 10_000).flatMap((repository, index) =>
    inputFiles(repository).map(({ path, bytes }) => ({ path: `part${index}/${path}`, bytes })),
  );
  const tenth = (at: number) => Math.round((files.length * at) / 10);
  const tenths = Array.from({ length: 10 }, (_, at) => files.slice(tenth(at), tenth(at + 1)));
  const [few, many] = inTurns(
    () => {
      for (const some of tenths) assessFiles(some);
    },
    () => {
      assessFiles(files);
    },
  );
  return {
    monorepo_1000_files_per_s: (files.length * 1000) / few,
    monorepo_10000_files_per_s: (files.length * 1000) / many,
    growth_10000_to_1000: many / few,
  };
}

/** Exactly so many bytes: two files of one kind and ten times the size. */
function grown(make: (craft: Craft, size: number) => string, seed: number, bytes: number): string {
  const random = new Random(seed);
  return make({ random, secret: () => random.word(20) }, bytes);
}

function work(path: string, text: string, times: number): () => void {
  const files = inputFiles([{ path, text }]);
  return () => {
    for (let done = 0; done < times; done += 1) assessFiles(files);
  };
}

function inTurns(first: () => void, second: () => void): readonly [number, number] {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    firsts.push(timed(first));
    seconds.push(timed(second));
  }
  return [quantile(firsts.slice(WARM_UP), 0.5), quantile(seconds.slice(WARM_UP), 0.5)];
}
