import type { HealthcheckLine, Stage } from "../dockerfile/types";
import { nameOf } from "../paths";
import { programWords } from "../shell/program";
import { readShell } from "../shell/read";
import type { Span } from "../source";
import { hasTool } from "./base";
import { rootCopies } from "./built";
import type { PackageAct } from "./packages";
import { parseImageReference } from "./reference";
import { type ImageRun, runsOf, scriptIn, sureOf } from "./runs";

/** The health check that an image brings: `at` is the `HEALTHCHECK` line, or the `FROM` that lacks one. */
export type ImageCheck = { readonly at: Span } & (
  | HealthcheckLine["check"]
  | { readonly kind: "missing" }
);

/**
 * The health check of a stage: the last `HEALTHCHECK` of the stage, else of those it starts from. `chain` is the stage,
 * then the stages it starts from.
 */
export function healthcheckOfStage(
  chain: readonly [Stage, ...Stage[]] | readonly Stage[],
): ImageCheck | null {
  for (const stage of chain) {
    const line = stage.instructions.findLast(({ kind }) => kind === "HEALTHCHECK");
    if (line?.kind === "HEALTHCHECK") return { at: line.at, ...line.check };
  }
  const [stage] = chain;
  return stage ? { at: stage.from, kind: "missing" } : null;
}

/** A health check as a file writes it: a shell line, or the words of exec form. */
export type Check =
  | { readonly kind: "shell"; readonly script: string }
  | { readonly kind: "exec"; readonly words: readonly string[] };

/** Whether a check can run: null where the image or the program isn't known. `tool` is what decides. */
export interface Ability {
  readonly able: boolean | null;
  readonly tool: string | null;
}

/**
 * Whether a check's program is in the image that a stage makes: its base's programs by the tables, and the packages that
 * its stages install.
 */
export function checkInStage(check: Check, chain: readonly Stage[]): Ability {
  const base = chain.at(-1)?.base;
  const runs = runsOf(chain);
  // Without and with what is run only by a variable's leave.
  const installed = [runs.map(sureOf), runs].map((some) =>
    packagesLeft(some.flatMap(({ acts }) => acts)),
  );
  const copied = chain.flatMap(({ instructions }) =>
    instructions.flatMap((line) =>
      line.kind === "COPY" || line.kind === "ADD"
        ? [line.target?.value ?? "", ...line.sources.map(({ value }) => value)]
        : [],
    ),
  );
  const opaque = runs.some(mayBringAnything) || chain.some(copiesPrograms);
  return judge(check, (tool) => {
    const name = nameOf(tool);
    const found = installed.filter(
      (left) => left.has(PACKAGES.get(name) ?? name) || left.has(name),
    );
    if (found.length > 1) return true;
    if (copied.some((path) => nameOf(path) === name)) return true;
    const known =
      base?.kind === "image"
        ? hasTool(base.reference, tool)
        : base?.kind === "scratch" && isGeneral(name)
          ? false
          : null;
    return known === false && (opaque || found.length > 0) ? null : known;
  });
}

/** The packages that are there in the end. */
function packagesLeft(acts: readonly PackageAct[]): ReadonlySet<string> {
  const left = new Set<string>();
  const groups = new Map<string, readonly string[]>();
  for (const { action, packages, group } of acts) {
    if (action === "install") {
      for (const name of packages) left.add(name);
      if (group !== null) groups.set(group, packages);
    } else if (action === "remove" || action === "sweep") {
      for (const name of packages.flatMap((one) => groups.get(one) ?? one)) left.delete(name);
    }
  }
  return left;
}

/** A line that nobody can read, a script, packages from a variable, something unpacked or put into place. */
function mayBringAnything(run: ImageRun): boolean {
  const { commands, acts } = run;
  return (
    commands.length === 0 ||
    scriptIn(run) !== null ||
    commands.some(
      ({ program, words }) =>
        BRINGERS.has(program) ||
        (PLACERS.has(program) && words.some(({ value }) => /\/s?bin\b/.test(value))),
    ) ||
    acts.some(({ packages }) => packages.some((name) => name.includes("$")))
  );
}

const BRINGERS: ReadonlySet<string> = new Set(
  "busybox cmake dpkg go make rpm tar unzip xargs".split(" "),
);
/** They bring a program where they put something into a folder of programs. */
const PLACERS: ReadonlySet<string> = new Set("cp curl install ln mv wget".split(" "));

/** A whole file system, or a folder of programs, whose names nobody sees. */
function copiesPrograms(stage: Stage): boolean {
  return (
    rootCopies(stage).length > 0 ||
    stage.instructions.some(
      (line) =>
        (line.kind === "COPY" || line.kind === "ADD") &&
        PROGRAM_FOLDERS.test(line.target?.value ?? "") &&
        line.sources.some(({ value }) => !/[^/.][^/]*\.\w+$/.test(value)),
    )
  );
}

const PROGRAM_FOLDERS = /^\/(?:usr\/)?(?:local\/)?(?:s?bin)?\/?$/;

/** Whether a check's program is in an image known by name. */
export function checkInImage(check: Check, image: string): Ability {
  const reference = parseImageReference(image);
  return judge(check, (tool) => (reference ? hasTool(reference, tool) : null));
}

/** Packages that bring a program of another name. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["nc", "netcat-openbsd"],
  ["pg_isready", "postgresql-client"],
  ["psql", "postgresql-client"],
]);

function isGeneral(name: string): boolean {
  return ["sh", "bash", "ash", "curl", "wget", "nc"].includes(name);
}

function judge(check: Check, has: (tool: string) => boolean | null): Ability {
  const tools = toolsOf(check);
  let able: boolean | null = tools.length > 0 ? true : null;
  let undecided: string | null = tools[0] ?? null;
  for (const tool of tools) {
    const here = has(tool);
    if (here === false) return { able: false, tool };
    if (here === null && able) {
      able = null;
      undecided = tool;
    }
  }
  return { able, tool: undecided };
}

/** The programs that a check needs, the shell first where it needs one; alternatives behind `||` don't count. */
function toolsOf(check: Check): string[] {
  if (check.kind === "exec") {
    const [first, second, script] = check.words;
    if (first === undefined) return [];
    const shell = /^(?:\/bin\/)?(?:ba|da|a)?sh$/.test(first);
    if (shell && second?.startsWith("-") && script !== undefined) {
      return [first, ...firstProgram(script)];
    }
    return [first];
  }
  return ["/bin/sh", ...firstProgram(check.script)];
}

function firstProgram(script: string): string[] {
  const commands = readShell(script, (start, end) => ({ path: "", start, end }));
  for (const { words } of commands) {
    const [program] = programWords(words);
    if (program && program.unresolved === null && !BUILTINS.has(program.value)) {
      return [program.value];
    }
  }
  return [];
}

const BUILTINS: ReadonlySet<string> = new Set([
  "exit",
  "true",
  "false",
  "test",
  "[",
  "[[",
  "cd",
  "set",
  "echo",
  ":",
]);
