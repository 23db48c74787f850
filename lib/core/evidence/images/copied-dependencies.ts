import { gather } from "@/lib/core/evidence/gather";
import type { CopyLine, Dockerfile, Instruction, Stage } from "../dockerfile/types";
import { chainOf } from "../inventory/stages";
import { oncePer } from "../once";
import { nameOf } from "../paths";
import type { ShellWord } from "../shell/read";
import { dependencyAct, IN_FOLDER } from "./dependencies";
import { type ImageRun, type RunCommand, runsOf } from "./runs";

/** The lines of a chain of stages that copy from a stage outside it. */
export function copiesFromOther(chain: readonly Stage[]): readonly CopyLine[] {
  const own = new Set(chain.map(({ index }) => index));
  return chain.flatMap(({ instructions }) =>
    instructions.flatMap((line) =>
      (line.kind === "COPY" || line.kind === "ADD") &&
      line.from?.kind === "stage" &&
      !own.has(line.from.index)
        ? [line]
        : [],
    ),
  );
}

/**
 * The program whose development dependencies a line copies from another stage; null where none are seen. Of commands
 * whose running hangs on a variable, only those that install count, or where it has to be `sure`, those that remove.
 */
export function developmentCopied(
  line: CopyLine,
  dockerfile: Dockerfile,
  sure: boolean,
): string | null {
  const [program] = broughtBy(line, dockerfile, null, { sure, depth: 0 }).values();
  return program ?? null;
}

interface Looking {
  readonly sure: boolean;
  /** How often what is looked at is copied on. */
  readonly depth: number;
}

/** The folders of development dependencies that a line copies from another stage, as they lie then. */
function broughtBy(
  { from, sources, target }: CopyLine,
  dockerfile: Dockerfile,
  here: string | null,
  looking: Looking,
): Left {
  const brought = new Map<string, string>();
  const source = from?.kind === "stage" && dockerfile.stages[from.index];
  if (!source || looking.depth > MOST_COPIES) return brought;
  const to = resolved(here, target?.value ?? "$");
  const left = leftBy(source, dockerfile, looking);
  for (const { value } of left.size > 0 ? sources : []) {
    const path = resolved("/", value) ?? "/";
    const name = INSTALLED.exec(path)?.[1] ?? "";
    const any = SOMEWHERE + (name.endsWith("venv") ? ANY_VENV : name);
    for (const [folder, program] of left) {
      if (folder === any) brought.set(any, program);
      else if (folder === path || (path !== "/" && folder.startsWith(`${path}/`))) {
        const known = resolved(to, `.${folder.slice(path.length)}`);
        brought.set(known ?? SOMEWHERE + nameOf(folder), program);
      }
    }
  }
  return brought;
}

/** How often dependencies are copied on from stage to stage. */
const MOST_COPIES = 16;

/** The folders that package managers install into. */
const INSTALLED = /(?:^|\/)(node_modules|vendor|\.?venv)$/;

/** An environment of Python may have any name, and lie anywhere. */
const ANY_VENV = "venv";

/** Stands for a folder that isn't written. */
const SOMEWHERE = "?/";

/** A path from a folder on, without its end's slash; null where either isn't known. */
function resolved(folder: string | null, path: string): string | null {
  if (path.includes("$")) return null;
  const base = path.startsWith("/") ? "" : folder;
  if (base === null) return null;
  const parts: string[] = [];
  for (const part of `${base}/${path}`.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

function inFolder(folder: string | null, name: string): string {
  return (name === ANY_VENV ? null : resolved(folder, name)) ?? SOMEWHERE + name;
}

/** Folders of one stage: each copy is compared with all of them. */
const MOST = 64;

type Left = ReadonlyMap<string, string>;

/** The folders in which a stage leaves development dependencies in the end, and the programs that put them there. */
function leftBy(source: Stage, dockerfile: Dockerfile, { sure, depth }: Looking): Left {
  const known = stagesOf(dockerfile)[sure ? 1 : 0];
  const before = known.get(source);
  if (before) return before;
  const left = new Map<string, string>();
  const chain = chainOf(dockerfile, source);
  const inVenv = chain.some(setsVenv);
  const runs = new Map<Instruction, ImageRun>(runsOf(chain).map((run) => [run.run, run]));
  const put = (folder: string, program: string) => {
    if (left.size < MOST) left.set(folder, program);
  };
  let workdir: string | null = null;
  for (const line of gather(chain.toReversed(), ({ instructions }) => instructions)) {
    if (line.kind === "WORKDIR") workdir = resolved(workdir, line.text.trim());
    if (line.kind === "COPY") {
      for (const [folder, program] of broughtBy(line, dockerfile, workdir, {
        sure,
        depth: depth + 1,
      })) {
        put(folder, program);
      }
    }
    const run = runs.get(line);
    let here = workdir;
    for (const command of run?.commands ?? []) {
      const { program, words, open } = command;
      if (program === "cd") here = resolved(here, words[1]?.value ?? "$");
      if (program === "rm") {
        if (!open || sure) for (const { value } of words) left.delete(inFolder(here, value));
        continue;
      }
      const name = MANAGERS.get(program) ?? (installsInVenv(command, inVenv) ? ANY_VENV : null);
      if (!run || name === null) continue;
      const act = dependencyAct(run, command);
      const folder = inFolder(told(words, here), name);
      if (act === "with-development" && !(open && sure)) put(folder, program);
      else if ((act === "prune" || act === "runtime") && (!open || sure)) {
        left.delete(folder);
        left.delete(SOMEWHERE + name);
      }
    }
  }
  known.set(source, left);
  return left;
}

const stagesOf = oncePer(
  (_: Dockerfile) => [new Map<Stage, Left>(), new Map<Stage, Left>()] as const,
);

/** The folder that a manager is told to work in: `npm --prefix client ci`. */
function told(words: readonly ShellWord[], here: string | null): string | null {
  for (const [index, { value }] of words.entries()) {
    const found = IN_FOLDER.exec(value);
    if (found) return resolved(here, found[1] ?? words[index + 1]?.value ?? "$");
  }
  return here;
}

/** `ENV PATH="/opt/venv/bin:$PATH"`, `ENV VIRTUAL_ENV=/opt/venv`. */
function setsVenv({ instructions }: Stage): boolean {
  return instructions.some(
    (line) =>
      line.kind === "ENV" &&
      line.pairs.some(
        ({ key, raw }) =>
          key.value === "VIRTUAL_ENV" || (key.value === "PATH" && raw.value.includes("venv/bin")),
      ),
  );
}

/** `/opt/venv/bin/pip install`, or pip where the environment comes first. */
function installsInVenv({ command, program }: RunCommand, inVenv: boolean): boolean {
  if (!/^(?:pip|python)[\d.]*$/.test(program)) return false;
  return (
    inVenv || command.words.some(({ value }) => /venv\/bin\/(?:pip|python)[\d.]*$/.test(value))
  );
}

/** Package managers that know where to put dependencies: in a folder below the one they run in, or elsewhere. */
const MANAGERS: ReadonlyMap<string, string> = new Map([
  ["npm", "node_modules"],
  ["yarn", "node_modules"],
  ["pnpm", "node_modules"],
  ["bun", "node_modules"],
  ["composer", "vendor"],
  ["composer.phar", "vendor"],
  ["uv", ".venv"],
  ["poetry", ANY_VENV],
  ["pipenv", ANY_VENV],
]);
