import {
  BASE_VARIABLES,
  DEFAULT_USERS,
  type DefaultUser,
} from "@/lib/core/model/tables/default-users";
import { SHELL } from "../dockerfile/commands";
import type { Instruction, Stage } from "../dockerfile/types";
import { oncePer } from "../once";
import { nameOf } from "../paths";
import { readShell, wholeFile } from "../shell/read";
import type { Setting, Span } from "../source";
import { fitsAny, tableName } from "./names";
import { type ImageReference, parseImageReference } from "./reference";
import { runsOf } from "./runs";

/** Who the main process of a container runs as, and how that is known. */
export interface RunsAs {
  /** `drops`: starts as root and switches to `user` before the service runs. `windows`: no root in our sense. */
  readonly as: "user" | "root" | "drops" | "windows" | "unknown";
  /** `configured` by a `USER` line or its absence; `inferred` from the table of known images. */
  readonly basis: "configured" | "inferred";
  readonly user: string | null;
  readonly why:
    | "user-line"
    | "no-user-line"
    | "no-user-line-unknown-base"
    | "own-entrypoint"
    | "root-account"
    | "no-user"
    | "behind-script"
    | "table"
    | "unresolved-user"
    | "unresolved-base"
    | "entrypoint"
    | "command"
    | "not-in-tables";
  /** The `USER` operand or the stage's `FROM`; null for an image known by name only. */
  readonly at: Span | null;
  /** The image whose default counts, by its short name with its tag. */
  readonly image: string | null;
  /** Only its workers leave root, for this user. */
  readonly workers?: string;
}

/** What a container puts in the place of its image's own. */
export interface Overrides {
  readonly entrypoint?: Setting<readonly string[]>;
  readonly command?: Setting<readonly string[]>;
}

/** Whether a user as Docker takes it (`0:0`, `root:app`, `00`, empty) is root: what stands before the colon decides. */
export function isRootUser(user: string): boolean {
  const name = (user.split(":", 1)[0] ?? "").trim();
  return name === "" || name.toLowerCase() === "root" || /^[+-]?0+$/.test(name);
}

/** Whether a user is one of those that Windows containers have, and Linux ones have not. */
export function isWindowsUser(user: string): boolean {
  return /^container(?:administrator|user)$/i.test(user);
}

/** Whether an engine takes a user on Linux: a name, or a number up to the highest there is. */
export function isPossibleUser(user: string): boolean {
  const name = user.split(":", 1)[0] ?? "";
  if (PLACEHOLDER.test(name) || isWindowsUser(name)) return false;
  if (!/^(?:[+-]|0x|\d+$)/i.test(name)) return true;
  return /^\+?\d{1,10}$/.test(name) && Number(name) <= 2 ** 31 - 1;
}

/** `UID:GID`, `<user>`: where a user is to be put in. */
const PLACEHOLDER = /[<>[\]{}]|^(?:\w{1,20}_)?[Pp]?(?:[UG]ID|[ug]id)$|^USER(?:_?(?:NAME|ID))?$/;

/** Whether a user is given by name: Kubernetes can't verify that it isn't root. */
export function isNamedUser(user: string): boolean {
  return !/^[+-]?\d/.test(user.trim());
}

/**
 * Who the main process of a stage runs as: the last `USER` of the stage or of those it starts from, else what its base
 * does by default (catalogue facts, D.3). A stage without `USER` on a base that is not known to be otherwise is taken to
 * be root; `why` tells whether the base is known to be.
 * `chain` is the stage, then the stages it starts from.
 */
export function userOfStage(chain: readonly Stage[], overrides: Overrides = {}): RunsAs {
  const base = chain.at(-1)?.base;
  const reference = base?.kind === "image" ? base.reference : null;
  const image = reference && shortName(reference);
  const from = chain[0]?.from ?? null;
  const process = processOf(chain, overrides);
  for (const stage of chain) {
    const line = stage.instructions.findLast((instruction) => instruction.kind === "USER");
    if (line?.kind !== "USER") continue;
    const user = line.user.value ?? variableOfBase(reference, line.user.unresolved);
    const line_ = { basis: "configured", at: line.user.at, image } as const;
    if (user === undefined) return { as: "unknown", why: "unresolved-user", user: null, ...line_ };
    const isRoot = isRootUser(user);
    const basis = line.user.value === undefined ? "inferred" : "configured";
    const by = { ...line_, basis, user } as const;
    if (isWindowsUser(user) && !LINUX.test(image ?? ""))
      return { ...by, as: "windows", why: "user-line" };
    const switched = switchedBy(process, isRoot);
    if (switched) return { image, ...switched };
    if (!isRoot && !isPossibleUser(user)) return { ...by, as: "unknown", why: "no-user" };
    if (!isRoot && isRootAccount(user, chain)) return { ...by, as: "root", why: "root-account" };
    return { ...by, as: isRoot ? "root" : "user", why: "user-line" };
  }
  const dropped = switchedBy(process, true);
  if (dropped) return { image, ...dropped };
  if (base?.kind === "unresolved" || !base) {
    return {
      as: "unknown",
      basis: "configured",
      why: "unresolved-base",
      user: null,
      at: from,
      image: null,
    };
  }
  const known = reference ? userOfReference(reference, process) : null;
  if (!known || known.why === "not-in-tables" || known.as === "root") {
    const workers = known?.workers ? { workers: known.workers } : {};
    return {
      as: "root",
      basis: "configured",
      why: known?.why === "not-in-tables" ? "no-user-line-unknown-base" : "no-user-line",
      user: null,
      at: from,
      image,
      ...workers,
    };
  }
  return { ...known, at: from };
}

/** Whom a process that starts as a user other than root becomes by the words that start it; null where it stays that user. */
export function leavesUser(chain: readonly Stage[], overrides: Overrides): RunsAs | null {
  const switched = switchedBy(processOf(chain, overrides), false);
  return switched && { image: null, ...switched };
}

/** Who the main process of an image that is only known by name runs as; `text` is the reference. */
export function userOfImage(text: string, overrides: Overrides = {}): RunsAs {
  const reference = parseImageReference(text);
  if (reference) return userOfReference(reference, overrides);
  return {
    as: "unknown",
    basis: "inferred",
    why: "not-in-tables",
    user: null,
    at: null,
    image: text,
  };
}

function userOfReference(reference: ImageReference, overrides: Overrides): RunsAs {
  const { entrypoint, command } = overrides;
  const image = shortName(reference);
  const base = { basis: "inferred", why: "table", at: null, image } as const;
  if (isWindows(reference)) return { as: "windows", user: null, ...base };
  const known = defaultUser(reference);
  if (!known) return { ...base, as: "unknown", why: "not-in-tables", user: null };
  switch (known.kind) {
    case "user":
      return { as: "user", user: known.user, ...base };
    case "root":
      return {
        as: "root",
        user: null,
        // Under another command there may be no workers.
        ...(known.workers && !entrypoint && !command ? { workers: known.workers } : {}),
        ...base,
      };
    case "drops": {
      const obstacle = obstacleTo(known, overrides);
      if (obstacle) return { ...base, as: "unknown", why: obstacle, user: null };
      return { as: "drops", user: known.user, ...base };
    }
  }
}

/** Why an image that drops might not do so under another entrypoint or command; null where it does. */
function obstacleTo(
  known: DefaultUser & { kind: "drops" },
  { entrypoint, command }: Overrides,
): "entrypoint" | "command" | null {
  const program = entrypoint?.value?.find(isProgram);
  if (entrypoint && !program?.endsWith("docker-entrypoint.sh")) return "entrypoint";
  if (!command) return null;
  const first = command.value?.[0];
  if (first === undefined) return command.value ? null : "command";
  const own = known.commands.some((word) =>
    word.endsWith("*") ? first.startsWith(word.slice(0, -1)) : first === word,
  );
  return own || (known.options && first.startsWith("-")) ? null : "command";
}

/**
 * The entrypoint and command of what a Dockerfile's stages make, under what a container puts in their place. A new
 * entrypoint forgets the command that was there before.
 */
export function processOf(chain: readonly Stage[], overrides: Overrides = {}): Overrides {
  let process: Overrides = {};
  for (const { instructions } of chain.toReversed()) {
    process = under(process, {
      entrypoint: lastOf(instructions, "ENTRYPOINT"),
      command: lastOf(instructions, "CMD"),
    });
  }
  return under(process, overrides);
}

function under(process: Overrides, { entrypoint, command }: Overrides): Overrides {
  if (entrypoint) return { entrypoint, command };
  return command ? { ...process, command } : process;
}

function lastOf(
  instructions: readonly Instruction[],
  kind: "ENTRYPOINT" | "CMD",
): Setting<readonly string[]> | undefined {
  const line = instructions.findLast((one) => one.kind === kind);
  if (line?.kind !== kind) return undefined;
  // Shell form runs a shell, which is what the entrypoint then sees.
  const value = line.form === "shell" ? ["/bin/sh", "-c", ...line.words] : line.words;
  return { value, at: line.at };
}

/**
 * `ENTRYPOINT ["gosu", "app", "server"]`: whom a process becomes by the words that start it; null where they leave it
 * whom it starts as. `isRoot` says whether that is root.
 */
function switchedBy(
  { entrypoint, command }: Overrides,
  isRoot: boolean,
): Omit<RunsAs, "image"> | null {
  const first = entrypoint ?? command;
  const own = first?.value ?? [];
  const words = entrypoint ? [...own, ...(command?.value ?? [])] : own;
  const start = words.findIndex(isProgram);
  if (!first || start < 0) return null;
  const user = switchedTo(programIn(words.slice(start), isRoot));
  const { at } = start < own.length ? first : (command ?? first);
  const known = { basis: "configured", at } as const;
  if (user === null) {
    if (isRoot || !entrypoint || !command || !SCRIPT.test(words[start] ?? "")) return null;
    if (switchedTo(programIn(command.value ?? [], false)) !== "root") return null;
    return { ...known, as: "unknown", user: null, why: "behind-script", at: command.at };
  }
  if (user.includes("$")) return { as: "unknown", user: null, why: "unresolved-user", ...known };
  if (isRootUser(user) === isRoot) return null;
  return { as: isRoot ? "drops" : "root", user, why: "own-entrypoint", ...known };
}

/** Not an init or another program that only starts what stands behind it, nor an option or a variable of it. */
function isProgram(word: string): boolean {
  return !/^(?:-|[A-Za-z_]\w*=)/.test(word) && !STARTER.test(word);
}

const STARTER = /(?:^|\/)(?:tini|dumb-init|catatonit|env|nohup)$/;
const SCRIPT = /(?:\.sh|entrypoint)$/;

/** The words that a shell's script ends with, where a shell is started; with `whole`, only if none stays before them. */
function programIn(words: readonly string[], whole: boolean): readonly string[] {
  const [shell = "", option = "", script = ""] = words;
  if (!SHELL.test(shell) || !/^-[a-z]*c$/.test(option)) return words;
  const commands = readShell(script, wholeFile("")).filter(({ depth }) => depth === 0);
  const last = commands.findLast((_, index) => commands[index - 1]?.next !== "|");
  const values = last?.words.map(({ value }) => value) ?? [];
  const isLast = values[0] === "exec";
  if (whole && commands.length > 1 && !isLast) return [];
  const started = isLast ? values.slice(1) : values;
  return started.slice(Math.max(started.findIndex(isProgram), 0));
}

/** The user that a program runs the rest of its words as; null where it is none of those that do. */
function switchedTo([path = "", ...rest]: readonly string[]): string | null {
  const program = nameOf(path);
  switch (program) {
    case "gosu":
    case "su-exec":
    case "s6-setuidgid":
    case "setuidgid":
      return rest[0] ?? "";
    case "setpriv":
      return optionIn(rest, /^--(?:reuid|ruid)$/);
    case "sudo":
    case "doas": {
      // As another user it stays root itself, and waits.
      const end = rest.findIndex(
        (word, index) => !word.startsWith("-") && !SUDO_VALUE.test(rest[index - 1] ?? ""),
      );
      const user = optionIn(end < 0 ? rest : rest.slice(0, end), /^(?:-u|--user)$/);
      return user === null || isRootUser(user) ? "root" : null;
    }
    default:
      return null;
  }
}

const SUDO_VALUE = /^(?:-[ugpCrt]|--user|--group)$/;

/** The value of an option, `--name value` or `--name=value`; null where it isn't given. */
function optionIn(words: readonly string[], name: RegExp): string | null {
  const at = words.findIndex((word) => name.test(word.split("=", 1)[0] ?? ""));
  if (at < 0) return null;
  return words[at]?.split("=", 2)[1] ?? words[at + 1] ?? null;
}

/** Whether the last line that makes or changes an account gives it the number 0, as `useradd -o -u 0 app` does. */
function isRootAccount(user: string, chain: readonly Stage[]): boolean {
  const name = user.split(":", 1)[0] ?? "";
  let isRoot = false;
  for (const { commands } of runsOf(chain)) {
    for (const { program, words } of commands) {
      const values = words.map(({ value }) => value);
      const isOf = values[1] === name || values.at(-1) === name;
      const id = ACCOUNTS.has(program)
        ? isOf && optionIn(values, /^(?:-[a-zA-Z]*u|--uid)$/)
        : numberIn(values, name);
      if (id) isRoot = /^0+$/.test(id);
    }
  }
  return isRoot;
}

const ACCOUNTS: ReadonlySet<string> = new Set(["useradd", "adduser", "usermod"]);

/** The number in a line of `/etc/passwd` that a command writes: `app:x:0:0::/:/bin/sh`. */
function numberIn(values: readonly string[], name: string): string | null {
  const line = values.find((value) => value.startsWith(`${name}:`));
  return line?.split(":", 3)[2] ?? null;
}

const defaultUser = oncePer((reference: ImageReference): DefaultUser | null => {
  const name = tableName(reference);
  const tag = reference.tag ?? "";
  const row = DEFAULT_USERS.find(
    ({ images, tag: pattern }) => fitsAny(name, images) && (pattern?.test(tag) ?? true),
  );
  if (row) return row.is;
  if (!name.startsWith("registry.access.redhat.com/ubi")) return null;
  // The base images are root, those with a language in them follow OpenShift's 1001.
  const rest = name.slice(name.indexOf("/") + 1);
  if (/^ubi\d+(?:\/ubi(?:-minimal|-micro|-init)?)?$/.test(rest)) return { kind: "root" };
  return /^ubi\d+\/(?:nodejs|python|php|ruby|perl|go-toolset|dotnet|openjdk|httpd|nginx)-/.test(
    rest,
  )
    ? { kind: "user", user: "1001" }
    : null;
});

/** A variable of a `USER` line that the base image itself sets. */
function variableOfBase(
  reference: ImageReference | null,
  unresolved: string | undefined,
): string | undefined {
  if (!reference || unresolved === undefined) return undefined;
  const name = tableName(reference);
  const row = BASE_VARIABLES.find(([image, own]) => own === unresolved && name.startsWith(image));
  return row?.[2];
}

function isWindows(reference: ImageReference): boolean {
  return (
    /^mcr\.microsoft\.com\/(?:windows|dotnet\/framework)/.test(reference.name) ||
    /(?:^|-)(?:nanoserver|windowsservercore|windows)(?:-|$)/.test(reference.tag ?? "")
  );
}

/** Images that there are for Linux only; many of languages are made for Windows, too. */
const LINUX = /^(?:debian|ubuntu|busybox|fedora)|alpine|slim|distroless/;

function shortName({ name, tag }: ImageReference): string {
  return tag === null ? name : `${name}:${tag}`;
}
