import { gather } from "@/lib/core/evidence/gather";
import type { Variable } from "../container";
import { commandsOf } from "../dockerfile/commands";
import type { ArgumentLine, Dockerfile, Instruction, RunLine } from "../dockerfile/types";
import type { Span } from "../source";
import { WHOLE_LOGIN } from "./commands";
import { isLeaked } from "./judge";
import { sensitivityOf } from "./names";
import { commandUses, heredocUses } from "./of-run";
import { placedWords, scriptUses, variableUses, wordUses } from "./of-words";
import { both, type SecretUse, type TextOf, valueUse } from "./use";

/** A secret in a Dockerfile and the instruction it stands in. */
export interface DockerfileSecret extends SecretUse {
  readonly instruction: Instruction["kind"];
  /** From 0; null for an `ARG` before the first `FROM`. */
  readonly stage: number | null;
  /** Where a variable is used as a secret whose own name says nothing of one; else left out. */
  readonly used?: Span;
}

/** The secrets in a Dockerfile's instructions, the places where arguments bring them in among them. */
export function secretsOfDockerfile(
  dockerfile: Dockerfile,
  textOf: TextOf,
): readonly DockerfileSecret[] {
  const before = known.get(dockerfile);
  if (before) return before;
  const found = secretsOf(dockerfile, textOf);
  known.set(dockerfile, found);
  return found;
}

/** Two rules ask for them. */
const known = new WeakMap<Dockerfile, readonly DockerfileSecret[]>();

function secretsOf({ stages, globalArgs }: Dockerfile, textOf: TextOf): DockerfileSecret[] {
  const found: DockerfileSecret[] = gather(globalArgs, (line) => usesOf(line, null, textOf));
  const globals = new Map<string, Declared>();
  for (const line of globalArgs) declare(line, null, [], globals);
  const ofStages: Map<string, Declared>[] = [];
  for (const { index, base, instructions } of stages) {
    const declared = new Map(base.kind === "stage" ? ofStages[base.index] : []);
    ofStages.push(declared);
    for (const line of instructions) {
      const uses = usesOf(line, index, textOf);
      if (uses.length > 0) {
        found.push(
          ...uses,
          ...gather(uses, (use) => broughtIn(use, line, declared, globals, textOf)),
        );
      }
      declare(line, index, uses, declared);
    }
  }
  return found;
}

function usesOf(
  line: Instruction,
  stage: number | null,
  textOf: TextOf,
): readonly DockerfileSecret[] {
  const uses = usesIn(line, textOf);
  if (uses.length === 0) return NONE;
  return uses.map((use) => ({ instruction: line.kind, stage, ...use }));
}

/** An argument or a setting whose own name and value say nothing of a secret. */
interface Declared extends Pick<DockerfileSecret, "instruction" | "stage"> {
  readonly variable: Variable;
}

/** Keeps what a line declares, as long as it isn't told for what it is already. */
function declare(
  line: Instruction,
  stage: number | null,
  told: readonly SecretUse[],
  declared: Map<string, Declared>,
): void {
  const variables = line.kind === "ARG" ? line.args : line.kind === "ENV" ? line.pairs : NONE;
  for (const variable of variables) {
    const name = variable.key.value;
    if (told.some((use) => use.name === name)) declared.delete(name);
    else declared.set(name, { instruction: line.kind, stage, variable });
  }
}

/** The declarations of the variables that a line takes a secret from: `ARG T`, then `curl -u a:$T`. */
function broughtIn(
  use: DockerfileSecret,
  line: Instruction,
  declared: Map<string, Declared>,
  globals: ReadonlyMap<string, Declared>,
  textOf: TextOf,
): readonly DockerfileSecret[] {
  if (use.verdict.kind !== "variable" || !BUILDING.has(line.kind)) return NONE;
  return gather(use.verdict.names ?? NONE, (name): readonly DockerfileSecret[] => {
    const own = declared.get(name);
    if (!own || (line.kind === "RUN" && setsItself(line, name))) return NONE;
    declared.delete(name);
    const global = own.variable.value === null ? globals.get(name) : undefined;
    return [own, ...(global ? [global] : [])].flatMap((one) => carried(one, use, textOf) ?? []);
  });
}

/** Instructions that a build's variables count in. */
const BUILDING: ReadonlySet<string> = new Set(["RUN", "ENV", "ADD", "COPY"]);

/** A shell's own variable of that name comes before the build's. */
function setsItself(run: RunLine, name: string): boolean {
  return (
    run.mounts.some(({ options }) => options.env === name) ||
    commandsOf(run).some(({ assignments, words }) =>
      [...assignments, ...words].some(({ value }) => value.startsWith(`${name}=`)),
    )
  );
}

function carried(
  { variable, ...where }: Declared,
  { name, at: used }: SecretUse,
  textOf: TextOf,
): DockerfileSecret | null {
  const { key, value, raw } = variable;
  const at = raw?.at ?? key.at;
  const about = { ...where, used, name: key.value };
  const text = value?.value;
  if (!text) return { ...about, at, verdict: { kind: "variable" } };
  // What curl is given as a whole holds a password behind its colon, or none.
  const from = name === WHOLE_LOGIN ? text.indexOf(":") + 1 : 0;
  if (name === WHOLE_LOGIN && from === 0) return null;
  const known = sensitivityOf(name) === null ? "password" : name;
  const use = valueUse(known, text.slice(from), at, textOf);
  return use && { ...about, at: use.at, verdict: use.verdict };
}

/** Of most instructions. */
const NONE: readonly never[] = [];

function usesIn(line: Instruction, textOf: TextOf): readonly SecretUse[] {
  switch (line.kind) {
    case "ARG":
      return argumentUses(line, textOf);
    case "ENV":
    case "LABEL":
      return pairUses(line, textOf);
    case "RUN":
      return oncePerPlace(commandUses(commandsOf(line), textOf, true));
    case "COPY":
    case "ADD":
      return both(
        gather(line.sources, ({ value, at }) => valueUse("", value, at, textOf) ?? NONE),
        heredocUses(line.at, textOf),
      );
    case "HEALTHCHECK":
      if (line.check.kind === "none") return [];
      return line.check.kind === "exec"
        ? wordUses(placedWords(line.check.words, line.at, textOf), textOf)
        : scriptUses({ script: line.check.script, at: line.at }, textOf);
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
      return line.form === "exec"
        ? wordUses(placedWords(line.words, line.at, textOf), textOf)
        : gather(line.words, (script) => scriptUses({ script, at: line.at }, textOf));
    case "ONBUILD":
      return scriptUses({ script: line.text, at: line.at }, textOf);
    default:
      return [];
  }
}

/** What `sh -c` is given is among the commands of a `RUN`, too. */
function oncePerPlace(uses: readonly SecretUse[]): readonly SecretUse[] {
  return uses.length < 2 ? uses : [...new Map(uses.map((use) => [use.at.start, use])).values()];
}

function argumentUses({ args }: ArgumentLine, textOf: TextOf): readonly SecretUse[] {
  return gather(args, (argument) => variableUses(argument, textOf));
}

function pairUses(
  { kind, pairs }: Extract<Instruction, { kind: "ENV" | "LABEL" }>,
  textOf: TextOf,
): readonly SecretUse[] {
  return gather(pairs, (pair) => {
    const uses = variableUses(pair, textOf);
    return kind === "ENV" ? uses : uses.filter(({ verdict }) => isLeaked(verdict));
  });
}
