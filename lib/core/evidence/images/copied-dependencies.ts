import type { CopyLine, Dockerfile, Stage } from "../dockerfile/types";
import { chainOf } from "../inventory/stages";
import { oncePer } from "../once";
import { dependencyAct } from "./dependencies";
import { type RunCommand, runsOf } from "./runs";

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

/** The program whose development dependencies a line copies from another stage; null where none are seen. */
export function developmentCopied(
  { from, sources }: CopyLine,
  dockerfile: Dockerfile,
): string | null {
  const source = from?.kind === "stage" && dockerfile.stages[from.index];
  if (!source) return null;
  const left = leftBy(source, dockerfile);
  if (left.size === 0) return null;
  const folder = workingFolder(chainOf(dockerfile, source));
  for (const { value } of sources) {
    const name = INSTALLED.exec(value)?.[1];
    const isAll = name === undefined && folder !== "/" && trimmed(value) === folder;
    const inside = isAll ? IN_PLACE : name === undefined ? [] : foldersOf(name);
    const program = inside.map((one) => left.get(one)).find((one) => one !== undefined);
    if (program !== undefined) return program;
  }
  return null;
}

/** The folders that package managers install into. */
const INSTALLED = /(?:^|\/)(node_modules|vendor|\.?venv)\/?$/;

/** An environment of Python may have any name, and lie anywhere. */
const ANY_VENV = "venv";

function foldersOf(name: string): readonly string[] {
  return name.endsWith("venv") ? [".venv", ANY_VENV] : [name];
}

/** The folder in which a stage's last commands run, as far as it is written; "/" where none is. */
function workingFolder(chain: readonly Stage[]): string {
  for (const { instructions } of chain) {
    const line = instructions.findLast(({ kind }) => kind === "WORKDIR");
    if (line?.kind === "WORKDIR") return trimmed(line.text.trim());
  }
  return "/";
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/\.?$/, "") || "/" : path;
}

type Left = ReadonlyMap<string, string>;

/** The folders in which a stage leaves development dependencies in the end, and the programs that put them there. */
function leftBy(source: Stage, dockerfile: Dockerfile): Left {
  const known = stagesOf(dockerfile);
  const before = known.get(source);
  if (before) return before;
  const left = new Map<string, string>();
  const chain = chainOf(dockerfile, source);
  const inVenv = chain.some(setsVenv);
  for (const run of runsOf(chain)) {
    for (const command of run.commands) {
      const { program, words } = command;
      if (program === "rm") {
        for (const { value } of words) left.delete(INSTALLED.exec(value)?.[1] ?? "");
        continue;
      }
      const folder = MANAGERS.get(program) ?? (installsInVenv(command, inVenv) ? ANY_VENV : null);
      const act = folder && dependencyAct(run, command);
      if (act === "with-development") left.set(folder ?? "", program);
      else if (folder && (act === "prune" || act === "runtime")) left.delete(folder);
    }
  }
  known.set(source, left);
  return left;
}

const stagesOf = oncePer((_: Dockerfile) => new Map<Stage, Left>());

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

/** What lies below the folder in which a manager runs. */
const IN_PLACE: readonly string[] = ["node_modules", "vendor", ".venv"];
