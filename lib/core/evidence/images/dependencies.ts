import type { ShellWord } from "../shell/read";
import { type ImageRun, isTold, type RunCommand } from "./runs";

/** What a command does with an application's own dependencies; `added`: installs single packages beside them. */
export type DependencyAct = "with-development" | "runtime" | "prune" | "added" | null;

/** What a package manager is asked to do. */
interface Asked {
  readonly rest: readonly string[];
  readonly verb: string;
  readonly has: (pattern: RegExp) => boolean;
  /** A variable tells it to leave development dependencies out. */
  readonly production: boolean;
}

/** Whether a command of a `RUN` has a package manager of a language install development dependencies too. */
export function dependencyAct(run: ImageRun, command: RunCommand): DependencyAct {
  const pip = pipArguments(command.words);
  if (pip) return pipAct(pip);
  const act = ACTS.get(command.program);
  if (!act) return null;
  const values = valuesFrom(command.words, 1);
  const rest = values.filter(
    (value, index) => !isPlace(value) && !isPlace(values[index - 1] ?? ""),
  );
  const verb = rest.find((word) => !word.startsWith("-")) ?? "";
  const has = (pattern: RegExp) => rest.some((word) => pattern.test(word));
  return act({ rest, verb, has, production: isTold(run, command) });
}

/** The option by which a manager is told to work in another folder, which stands behind `=` or is the next word. */
export const IN_FOLDER = /^(?:-C|--(?:prefix|dir|cwd|working-dir|project|directory))(?:=(.*))?$/;

/** An option that only says where, with the place in the next word: `npm --prefix web ci`. */
function isPlace(word: string): boolean {
  const folder = IN_FOLDER.exec(word);
  return folder ? folder[1] === undefined : /^(?:-F|--(?:filter|workspace))$/.test(word);
}

/** What pip is told, called by its name or as a module of Python; null for other commands. */
export function pipArguments(words: readonly ShellWord[]): readonly string[] | null {
  const program = words[0]?.value ?? "";
  // Asked of every command: most begin with another letter.
  if (program[0] !== "p") return null;
  if (/^pip[\d.]*$/.test(program)) return valuesFrom(words, 1);
  const isModule = words[1]?.value === "-m" && words[2]?.value === "pip";
  return isModule && /^(?:python|pypy)[\d.]*$/.test(program) ? valuesFrom(words, 3) : null;
}

function valuesFrom(words: readonly ShellWord[], first: number): readonly string[] {
  return words.slice(first).map(({ value }) => value);
}

/** pip installs whatever it is told to: the names of lists, extras, groups and packages say what for. */
function pipAct(rest: readonly string[]): DependencyAct {
  if (!rest.includes("install")) return null;
  const forDevelopment = rest.some((word, index) => {
    const option = rest[index - 1] ?? "";
    if (/^(?:-r|--requirement|--group)$/.test(option)) return DEVELOPMENT.test(word);
    if (/^(?:-r|--requirement=|--group=)/.test(word)) return DEVELOPMENT.test(word.slice(2));
    if (/^[./]/.test(word)) return DEVELOPMENT.test(word.slice(word.lastIndexOf("[")));
    return PYTHON_TOOLS.test(word);
  });
  return forDevelopment ? "with-development" : null;
}

const DEVELOPMENT = /(?:^|[^a-z])(?:dev|develop|development|tests?|testing|lint)(?![a-z])/;
const PYTHON_TOOLS =
  /^(?:pytest(?:-[\w-]+)?|tox|nox|black|flake8|mypy|pylint|ruff|isort|coverage|pre-commit)(?:[=<>~![;]|$)/;

const PNPM_PRODUCTION = /^(?:-P|--prod(?:uction)?)$/;
/** The verbs that install what `package.json` asks for. */
const NPM_INSTALL = new Set(["ci", "install", "i", "clean-install", "add"]);

function npm({ rest, verb, has, production }: Asked): DependencyAct {
  if (verb === "prune") return "prune";
  if (!NPM_INSTALL.has(verb)) return null;
  const omitted = rest.some(
    (word, index) =>
      /^--omit=dev$|^--(?:only=prod(?:uction)?|production(?:=true)?)$/.test(word) ||
      (/^--(?:omit|only)$/.test(word) && /^(?:dev|prod(?:uction)?)$/.test(rest[index + 1] ?? "")),
  );
  if (has(/^(?:-g|--global|--location=global)$/)) return "added";
  if (omitted) return "runtime";
  // `npm install PACKAGE` adds one package.
  const named = rest.filter((word) => !word.startsWith("-")).length > 1;
  if (named && verb !== "ci" && verb !== "clean-install") {
    return has(/^(?:-D|--save-dev)$/) ? "with-development" : "added";
  }
  return production ? "runtime" : "with-development";
}

function yarn({ verb, has, production }: Asked): DependencyAct {
  if (verb === "workspaces") return has(/^--production$/) ? "runtime" : "with-development";
  if (verb !== "" && verb !== "install") return null;
  return production || has(/^--prod(?:uction)?(?:=true)?$/) ? "runtime" : "with-development";
}

function pnpm({ verb, has, production }: Asked): DependencyAct {
  if (verb === "prune") return "prune";
  if (verb === "deploy") return has(PNPM_PRODUCTION) ? "runtime" : "with-development";
  if (verb !== "install" && verb !== "i") return null;
  return production || has(PNPM_PRODUCTION) ? "runtime" : "with-development";
}

function bun({ verb, has, production }: Asked): DependencyAct {
  if (verb !== "install" && verb !== "i") return null;
  return production || has(/^(?:-p|--production|--omit=dev)$/) ? "runtime" : "with-development";
}

function composer({ verb, has, production }: Asked): DependencyAct {
  if (verb !== "install" && verb !== "update") return null;
  return production || has(/^--no-dev$/) ? "runtime" : "with-development";
}

function poetry({ verb, has }: Asked): DependencyAct {
  if (verb !== "install" && verb !== "sync") return null;
  return has(/^(?:--no-dev|--only(?:=.*)?|--without(?:=.*)?)$/) ? "runtime" : "with-development";
}

function uv({ rest, verb, has, production }: Asked): DependencyAct {
  if (verb === "pip") return pipAct(rest.slice(rest.indexOf("pip") + 1));
  if (verb !== "sync") return null;
  return production || has(/^(?:--no-dev|--no-default-groups|--only-group(?:=.*)?)$/)
    ? "runtime"
    : "with-development";
}

function bundler({ verb, has, production }: Asked): DependencyAct {
  if (verb !== "" && verb !== "install") return null;
  return production || has(/^--without(?:=|$)/) ? "runtime" : "with-development";
}

function pipenv({ verb, has }: Asked): DependencyAct {
  if (verb !== "install" && verb !== "sync") return null;
  return has(/^(?:-d|--dev)$/) ? "with-development" : "runtime";
}

const ACTS: ReadonlyMap<string, (asked: Asked) => DependencyAct> = new Map([
  ["npm", npm],
  ["yarn", yarn],
  ["pnpm", pnpm],
  ["bun", bun],
  ["composer", composer],
  ["composer.phar", composer],
  ["poetry", poetry],
  ["uv", uv],
  ["bundle", bundler],
  ["bundler", bundler],
  ["pipenv", pipenv],
]);
