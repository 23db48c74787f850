import type { InputFile } from "@/lib/core/evidence/examine";
import { ARTEFACT_KINDS } from "@/lib/core/evidence/kinds";
import { compose } from "../corpus/compose";
import type { Craft } from "../corpus/craft";
import { dockerfile } from "../corpus/dockerfile";
import { prose, script, source, transcript } from "../corpus/prose";
import { Random } from "../corpus/random";
import { inspect, sarif, trivy } from "../corpus/reports";
import { environment, ignore, plimsoll, registries, updates } from "../corpus/settings";
import { workflow } from "../corpus/workflow";
import { damaged, mutated } from "./mutate";

/** One input for the engine, and what must not come out of it. */
export interface FuzzCase {
  readonly files: readonly InputFile[];
  readonly complete: boolean;
  /** Made-up secrets that stand where the engine promises to hide them. */
  readonly canaries: readonly string[];
}

type Make = (craft: Craft, size?: number) => string;

/** Small files: faults hide in shapes, not in sizes, and sizes have shapes of their own (`hostile.ts`). */
const ARTEFACTS: readonly (readonly [paths: readonly string[], make: Make, most: number])[] = [
  [
    ["Dockerfile", "api/Dockerfile", "docker/Dockerfile.prod", "test/Containerfile"],
    dockerfile,
    1500,
  ],
  [["Dockerfile", "Dockerfile.dev"], dockerfile, 600],
  [
    ["compose.yaml", "docker-compose.yml", "compose.prod.yaml", "x/compose.override.yml"],
    compose,
    1500,
  ],
  [["compose.yaml", "compose.dev.yaml"], compose, 600],
  [[".github/workflows/ci.yml", ".github/workflows/b.yaml"], workflow, 1500],
  [[".dockerignore", "Dockerfile.dockerignore"], ignore, 200],
  [[".gitignore", "api/.gitignore"], ignore, 200],
  [[".env", "prod.env", ".env.example"], environment, 500],
  [["inspect.json", "pasted"], inspect, 2400],
  [["trivy.json"], trivy, 3000],
  [["scan.sarif", "results.json"], sarif, 4000],
  [["session.txt", "notes.md", "pasted"], transcript, 800],
  [["deploy.sh", "Makefile"], script, 800],
  [["server.js", "config/app.properties"], source, 800],
  [["README.md"], prose, 500],
  [[".github/dependabot.yml"], updates, 300],
  [["registries.conf"], registries, 300],
  [[".plimsoll.yaml"], plimsoll, 300],
];

/** The case of a seed and a number: the same ones make the same bytes, so that a number is enough to see a fault again. */
export function fuzzCase(seed: number, number: number): FuzzCase {
  const random = new Random(seed, number);
  const canaries: string[] = [];
  const craft: Craft = {
    random,
    secret: () => {
      const canary = random.word(20);
      canaries.push(canary);
      return canary;
    },
  };
  const whole = random.chance(0.3);
  const files = new Map<string, InputFile>();
  for (let count = random.pick([1, 1, 1, 2, 3, 5]); count > 0; count -= 1) {
    const [paths, make, most] = random.pick(ARTEFACTS);
    const path = random.pick(paths);
    const text = make(craft, random.below(most));
    const bytes = whole ? new TextEncoder().encode(text) : broken(craft, text);
    const kind = random.chance(0.03) ? { kind: random.pick(ARTEFACT_KINDS) } : {};
    const named = random.chance(0.1) ? { named: true } : {};
    files.set(path, { path, bytes, ...kind, ...named });
  }
  return {
    files: [...files.values()],
    complete: random.chance(0.7),
    canaries: whole ? canaries : tokens(files),
  };
}

function broken(craft: Craft, text: string): Uint8Array {
  const { random } = craft;
  const [, other] = random.pick(ARTEFACTS);
  const changed = mutated(random, text, () => other(craft, 300));
  if (random.chance(0.05)) return damaged(random, changed);
  return new TextEncoder().encode(random.chance(0.3) ? planted(random, changed) : changed);
}

const TOKEN = /(?<![\w-])ghp_[A-Za-z0-9]{36}(?![\w-])/g;

/** Puts a token on a line of its own: one that is told by its shape has to be hidden whatever stands around it. */
function planted(random: Random, text: string): string {
  const feed = text.indexOf("\n", random.below(text.length + 1));
  const at = feed < 0 ? text.length : feed;
  return `${text.slice(0, at)}\n${random.pick(["", "  ", "# ", "TOKEN="])}ghp_${random.word(36)}${text.slice(at)}`;
}

/** What changes made of earlier secrets is nobody's promise; tokens that are whole are. */
function tokens(files: ReadonlyMap<string, InputFile>): readonly string[] {
  const decoder = new TextDecoder();
  return [...files.values()].flatMap(({ bytes }) => decoder.decode(bytes).match(TOKEN) ?? []);
}
