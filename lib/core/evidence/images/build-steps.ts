import { dependencyAct } from "./dependencies";
import { isBuildPackage, leftoverKind } from "./leftovers";
import type { ImageRun, RunCommand } from "./runs";

/**
 * What a command means for a multi-stage build. `builds`: compiles or bundles. `development`: installs development
 * dependencies. `tools`: installs compilers and their like. `headers`: installs what only they read. `harmless`: users,
 * folders, ownership, caches, runtime packages. `unclear`: nobody can tell.
 */
type StepKind = "builds" | "development" | "tools" | "headers" | "harmless" | "unclear";

export interface BuildStep {
  readonly kind: StepKind;
  /** The command in short: `npm run build`. */
  readonly what: string;
  /** Not a command, but build tools that are installed and removed again. */
  readonly cleaned?: true;
}

/** The step of a `RUN` that says most about it: one that builds, else one that installs, one that is unclear, a harmless one. */
export function buildStepOf(run: ImageRun): BuildStep {
  let unclear: BuildStep | null = null;
  let development: BuildStep | null = null;
  if (run.commands.length === 0) unclear = { kind: "unclear", what: "RUN" };
  for (const command of run.commands) {
    const kind = kindOf(run, command);
    if (kind === "builds") return { kind, what: shortened(command) };
    if (kind === "development") development ??= { kind, what: shortened(command) };
    if (kind === "unclear") unclear ??= { kind, what: shortened(command) };
  }
  return development ?? buildTools(run) ?? unclear ?? { kind: "harmless", what: "" };
}

function shortened({ words }: RunCommand): string {
  const short: string[] = [];
  for (const { value, unresolved } of words.slice(0, 3)) {
    if (unresolved !== null || !/^(?:[\w@./:-]{1,30}|[\w./-]{1,60}\.sh)$/.test(value)) break;
    short.push(value);
  }
  // What an option is given would be missing.
  while (short.length > 1 && short.at(-1)?.startsWith("-")) short.pop();
  return short.join(" ");
}

/** Build tools that stay; those that the same `RUN` removes were used for something that nobody can see. */
function buildTools(run: ImageRun): BuildStep | null {
  const { acts, removed } = run;
  let cleaned: BuildStep | null = null;
  let headers: BuildStep | null = null;
  for (const { action, packages, group } of acts) {
    if (action !== "install") continue;
    for (const tool of packages) {
      if (!isBuildPackage(tool)) continue;
      const gone = removed.has(tool) || (group !== null && removed.has(group));
      if (gone) cleaned ??= { kind: "unclear", what: tool, cleaned: true };
      else if (leftoverKind(tool) === "compiler") return { kind: "tools", what: tool };
      else headers ??= { kind: "headers", what: tool };
    }
  }
  return headers ?? cleaned;
}

function kindOf(run: ImageRun, command: RunCommand): StepKind {
  const { program, words } = command;
  if (program === "") return "harmless";
  const verb = words[1]?.value ?? "";
  if (command.command.next === "|" && /^(?:curl|wget)$/.test(program)) return "unclear";
  const dependencies = dependencyAct(run, command);
  if (dependencies) return dependencies === "with-development" ? "development" : "harmless";
  if (COMPILERS.has(program)) return "builds";
  const verbs = Object.hasOwn(VERBS, program) ? VERBS[program] : undefined;
  if (verbs) {
    const rest = words.slice(1).map(({ value }) => value);
    if (rest.some((value) => verbs.builds.test(value))) return "builds";
    return rest.some((value) => verbs.harmless.test(value)) ? "harmless" : "unclear";
  }
  if (program === "python" || program === "python3") return python(words.map(({ value }) => value));
  if (/^pip[\d.]*$/.test(program)) return verb === "wheel" ? "builds" : "harmless";
  if (HARMLESS.has(program)) return "harmless";
  return "unclear";
}

function python(values: readonly string[]): StepKind {
  if (values[1] === "setup.py" && /^(?:build|install|bdist)/.test(values[2] ?? "")) return "builds";
  if (values[1] !== "-m") return "unclear";
  if (values[2] === "build") return "builds";
  if (values[2] === "pip") return values[3] === "wheel" ? "builds" : "harmless";
  return /^(?:venv|ensurepip|compileall)$/.test(values[2] ?? "") ? "harmless" : "unclear";
}

/** Programs that compile or bundle, whatever they are told. */
const COMPILERS: ReadonlySet<string> = new Set([
  "ant",
  "c++",
  "cc",
  "clang",
  "clang++",
  "cmake",
  "configure",
  "esbuild",
  "g++",
  "gcc",
  "gradle",
  "gradlew",
  "javac",
  "lein",
  "make",
  "meson",
  "ninja",
  "parcel",
  "rollup",
  "rustc",
  "tsc",
  "webpack",
  "xcaddy",
]);

const MAVEN = {
  builds: /^(?!-|dependency:|(?:clean|validate)$)/,
  harmless: /^(?:dependency:.*|clean|validate|-v|--version)$/,
};

/** Programs whose verb decides. */
const VERBS: Readonly<Record<string, { readonly builds: RegExp; readonly harmless: RegExp }>> = {
  npm: {
    builds: /^(?:build|rebuild|compile|bundle|dist)(?:[:-]|$)|:build$|-build$/,
    harmless: /^(?:cache|config|set|prune|pkg|version|-g|--global|--version|-v)$/,
  },
  yarn: {
    builds: /^(?:build|compile|bundle)(?:[:-]|$)|:build$/,
    harmless: /^(?:cache|config|set|global|--version)$/,
  },
  pnpm: {
    builds: /^(?:build|compile|bundle)(?:[:-]|$)|:build$/,
    harmless: /^(?:config|store|setup|add)$/,
  },
  bun: { builds: /^build(?:[:-]|$)/, harmless: /^(?:add|pm)$/ },
  npx: {
    builds: /^(?:tsc|webpack|vite|next|ng|nest|esbuild|rollup|parcel|prisma)$/,
    harmless: /^$/,
  },
  next: { builds: /^build$/, harmless: /^telemetry$/ },
  vite: { builds: /^build$/, harmless: /^$/ },
  ng: { builds: /^build$/, harmless: /^$/ },
  nest: { builds: /^build$/, harmless: /^$/ },
  // Goals and tasks: all but those that only fetch or tidy up make something.
  mvn: MAVEN,
  mvnw: MAVEN,
  sbt: { builds: /^(?!-|(?:update|reload|clean)$)/, harmless: /^(?:update|reload|clean)$/ },
  go: { builds: /^(?:build|install|generate|test)$/, harmless: /^(?:env|version)$/ },
  cargo: { builds: /^(?:build|install|chef|test)$/, harmless: /^$/ },
  dotnet: { builds: /^(?:build|publish|restore|pack|test)$/, harmless: /^(?:--info|dev-certs)$/ },
  mix: { builds: /^(?:compile|release|deps\.compile|deps\.get)$/, harmless: /^local\./ },
  stack: { builds: /^(?:build|install)$/, harmless: /^$/ },
  cabal: { builds: /^(?:build|install)$/, harmless: /^$/ },
  swift: { builds: /^build$/, harmless: /^$/ },
  zig: { builds: /^build/, harmless: /^$/ },
  dart: { builds: /^(?:compile|build)$/, harmless: /^$/ },
  flutter: { builds: /^build$/, harmless: /^(?:config|doctor)$/ },
  hugo: { builds: /^/, harmless: /^$/ },
  mkdocs: { builds: /^build$/, harmless: /^$/ },
  bundle: { builds: /assets:precompile/, harmless: /^(?:config|clean)$/ },
  rake: { builds: /assets:precompile/, harmless: /^$/ },
  rails: { builds: /assets:precompile/, harmless: /^$/ },
  gem: { builds: /^build$/, harmless: /^(?:install|update|cleanup)$/ },
  uv: { builds: /^build$/, harmless: /^(?:pip|venv|tool|python|sync)$/ },
  poetry: { builds: /^build$/, harmless: /^(?:config|export|self)$/ },
  "composer.phar": { builds: /^$/, harmless: /^(?:dump-autoload|config)$/ },
  composer: {
    builds: /^$/,
    harmless: /^(?:dump-autoload|dumpautoload|config|clear-cache|require|global)$/,
  },
  sh: { builds: /(?:^|\/)(?:build|compile)[\w.-]*\.sh$/, harmless: /^-[a-z]*c$/ },
  bash: { builds: /(?:^|\/)(?:build|compile)[\w.-]*\.sh$/, harmless: /^-[a-z]*c$/ },
};

/** Programs that make users, folders and files, install runtime packages, or tidy up. */
const HARMLESS: ReadonlySet<string> = new Set([
  ":",
  "[",
  "[[",
  "a2dismod",
  "a2enmod",
  "a2ensite",
  "addgroup",
  "adduser",
  "apk",
  "apt",
  "apt-cache",
  "apt-get",
  "apt-key",
  "apt-mark",
  "awk",
  "cat",
  "cd",
  "chgrp",
  "chmod",
  "chown",
  "chpasswd",
  "corepack",
  "cp",
  "curl",
  "cut",
  "date",
  "deluser",
  "dnf",
  "dpkg",
  "dpkg-reconfigure",
  "done",
  "echo",
  "eval",
  "exit",
  "export",
  "false",
  "fi",
  "file",
  "find",
  "for",
  "getent",
  "gpg",
  "grep",
  "groupadd",
  "groupmod",
  "gunzip",
  "head",
  "id",
  "install",
  "ldconfig",
  "ln",
  "locale-gen",
  "ls",
  "microdnf",
  "mkdir",
  "mktemp",
  "mv",
  "openssl",
  "pacman",
  "passwd",
  "pecl",
  "printf",
  "pwd",
  "rm",
  "rmdir",
  "rpm",
  "sed",
  "service",
  "set",
  "setcap",
  "sha256sum",
  "sha512sum",
  "shopt",
  "sleep",
  "sort",
  "stat",
  "strip",
  "tail",
  "tar",
  "tdnf",
  "tee",
  "test",
  "touch",
  "tr",
  "true",
  "ulimit",
  "uname",
  "unset",
  "unzip",
  "update-alternatives",
  "update-ca-certificates",
  "useradd",
  "userdel",
  "usermod",
  "wget",
  "which",
  "whoami",
  "xargs",
  "xz",
  "yum",
  "zypper",
]);
