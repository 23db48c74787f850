import { compose } from "./compose";
import type { Craft } from "./craft";
import { dockerfile } from "./dockerfile";
import { prose, script, source, transcript } from "./prose";
import { Random } from "./random";
import { inspect, sarif, trivy } from "./reports";
import { environment, ignore, updates } from "./settings";
import { workflow } from "./workflow";

/** A file of the corpus. */
export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** One place of a repository: its path, how often it is there, what stands in it. */
type Place = readonly [path: string, share: number, make: (craft: Craft) => string];

/** About a dozen files a repository, as those that hold container files have them. */
const PLACES: readonly Place[] = [
  ["Dockerfile", 0.9, dockerfile],
  ["api/Dockerfile", 0.4, dockerfile],
  ["docker/Dockerfile.prod", 0.3, dockerfile],
  ["services/web/Dockerfile", 0.3, dockerfile],
  ["worker/Dockerfile", 0.2, dockerfile],
  ["compose.yaml", 0.7, compose],
  ["docker-compose.yml", 0.3, compose],
  ["compose.prod.yaml", 0.3, compose],
  ["deploy/docker-compose.yml", 0.2, compose],
  [".dockerignore", 0.6, ignore],
  [".gitignore", 0.8, ignore],
  [".env.example", 0.4, environment],
  [".env", 0.2, environment],
  [".github/workflows/ci.yml", 0.7, workflow],
  [".github/workflows/release.yml", 0.4, workflow],
  [".github/workflows/scan.yml", 0.2, workflow],
  [".github/dependabot.yml", 0.3, updates],
  ["inspect.json", 0.15, inspect],
  ["reports/trivy.json", 0.15, trivy],
  ["reports/scan.sarif", 0.08, sarif],
  ["session.txt", 0.2, transcript],
  ["deploy.sh", 0.4, script],
  ["README.md", 0.9, prose],
  ["docs/running.md", 0.3, prose],
  ["src/server.js", 0.9, source],
  ["src/orders.js", 0.6, source],
  ["src/db.js", 0.5, source],
];

/** The repository of a seed and a number: the same ones make the same files. */
function repository(seed: number, number: number): readonly CorpusFile[] {
  const random = new Random(seed, number);
  const craft: Craft = { random, secret: () => random.word(20) };
  const files = PLACES.filter(([, share]) => random.chance(share)).map(([path, , make]) => ({
    path,
    text: make(craft),
  }));
  return files.length > 0 ? files : [{ path: "README.md", text: prose(craft) }];
}

/** Repositories of a seed until so many files are there; the last one may be cut. */
export function repositories(seed: number, files: number): readonly (readonly CorpusFile[])[] {
  const all: (readonly CorpusFile[])[] = [];
  for (let left = files; left > 0; ) {
    const made = repository(seed, all.length).slice(0, left);
    all.push(made);
    left -= made.length;
  }
  return all;
}
