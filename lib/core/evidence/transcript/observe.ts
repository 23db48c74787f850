import { optionOf, splitOptions } from "../shell/options";
import { readShell, type ShellCommand, type ShellWord, wholeFile } from "../shell/read";
import { type Answered, lineOf } from "./answered";
import { engineCommand } from "./engine";
import { observeInfo, observeInspect, observePorts, observeTop } from "./observe-engine";
import { observeScan } from "./observe-scan";
import type { Observation } from "./types";

/** What the first command of a typed line shows (catalogue facts, 0.6, "Commands with output"). */
export function observe(answered: Answered): readonly Observation[] {
  const [command] = answered.commands;
  if (!command) return [];
  const scan = observeScan(command, answered);
  if (scan) return scan;
  const engine = engineCommand(command.words);
  if (!engine || engine.verb === "compose") return composeExec(command, answered);
  switch (engine.verb) {
    case "exec":
      return observeExec((name) => `container ${name}`, engine.rest, command, answered);
    case "top":
      return observeTop(engine, command, answered);
    case "inspect":
      return observeInspect(engine, command, answered);
    case "info":
      return observeInfo(engine, command, answered);
    case "ps":
    case "ls":
      return observePorts(engine, answered);
    default:
      return [];
  }
}

/** `docker compose exec web whoami` names a service. */
function composeExec(command: ShellCommand, answered: Answered): readonly Observation[] {
  const words = command.words;
  const isCompose = words[0]?.value === "docker-compose";
  const from = isCompose
    ? 1
    : words[0]?.value === "docker" && words[1]?.value === "compose"
      ? 2
      : -1;
  if (from < 0) return [];
  const { options, operands } = splitOptions(words.slice(from), new Set(), {
    firstOperandEnds: true,
  });
  if (operands[0]?.value !== "exec") return [];
  const project = optionOf(options, "-p", "--project-name")?.value?.value;
  // Of a project that is named, the container is, too.
  const subjectOf = (name: string) =>
    project ? `container ${project}-${name}-1` : `service ${name}`;
  return observeExec(subjectOf, operands.slice(1), command, answered);
}

const EXEC_FLAGS = new Set([
  "-i",
  "-t",
  "-d",
  "-T",
  "--interactive",
  "--tty",
  "--detach",
  "--privileged",
  "--no-TTY",
]);

function observeExec(
  subjectOf: (name: string) => string,
  words: readonly ShellWord[],
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] {
  const { options, operands } = splitOptions(words, EXEC_FLAGS, { firstOperandEnds: true });
  const [name, ...inside] = operands;
  if (!name || name.unresolved !== null || isRefused(answered.output)) return [];
  const subject = subjectOf(name.value);
  const asked = options.some(({ name: option }) => option === "-u" || option === "--user");
  const isPrivileged = options.some(({ name: option }) => option === "--privileged");
  return innerCommands(inside).flatMap((inner) =>
    observeInner(inner, { asked, isPrivileged }, subject, command, answered),
  );
}

/** The command itself, or what `sh -c '…'` holds. */
function innerCommands(words: readonly ShellWord[]): readonly ShellCommand[] {
  const [shell, flag, script] = words.map(({ value }) => value);
  if (shell && /^(\/bin\/)?(ba|da|a)?sh$/.test(shell) && flag && /^-\w*c$/.test(flag) && script) {
    return readShell(script, wholeFile(""));
  }
  const [first] = words;
  if (!first) return [];
  return [
    {
      at: first.at,
      assignments: [],
      words,
      redirects: [],
      next: "end",
      condition: false,
      keywords: [],
      depth: 0,
    },
  ];
}

function observeInner(
  inner: ShellCommand,
  { asked, isPrivileged }: { readonly asked: boolean; readonly isPrivileged: boolean },
  subject: string,
  command: ShellCommand,
  answered: Answered,
): readonly Observation[] {
  const [program, ...rest] = inner.words.map(({ value }) => value);
  const found = (shows: Observation["shows"], line: RegExp | null): Observation => ({
    at: lineOf(answered, line) ?? command.at,
    subject,
    shows,
  });
  const name = program?.slice(program.lastIndexOf("/") + 1);
  // As another user that somebody chose, it says nothing of the container's own.
  if ((name === "whoami" || name === "id") && !asked) {
    const shows = userOf(name, rest, answered.output);
    return shows ? [found(shows, /\S/)] : [];
  }
  const written = inner.redirects.find(({ operator }) => /^&?>>?$/.test(operator))?.target.value;
  const path = name === "touch" ? rest.find((word) => !word.startsWith("-")) : written;
  if (path) {
    const shows = writes(path, answered.output);
    return shows ? [found(shows, /read-only|denied|not found/i)] : [];
  }
  if (
    (name === "grep" || name === "cat") &&
    rest.some((word) => /^\/proc\/(1|self)\/status$/.test(word)) &&
    // What the exec itself was given is not the container's.
    !(isPrivileged && rest.includes("/proc/self/status"))
  ) {
    return ofStatus(answered.output).map(([shows, line]) => found(shows, line));
  }
  return [];
}

/** The engine, not the container, answered. */
function isRefused(output: string): boolean {
  return /^(Error response from daemon|Error: No such container|Error: no such|Cannot connect to)/m.test(
    output.slice(0, 4096),
  );
}

const MISSING =
  /executable file not found|: not found|no such file or directory|OCI runtime exec failed/i;

function userOf(
  program: "whoami" | "id",
  options: readonly string[],
  output: string,
): Observation["shows"] | null {
  const text = output.trim().slice(0, 400);
  // `id nginx` asks the image's list of users.
  if (text === "" || options.some((option) => !option.startsWith("-"))) return null;
  const number =
    /whoami: unknown uid (\d+)/.exec(text)?.[1] ??
    /cannot find name for user ID (\d+)/.exec(text)?.[1];
  if (number) return { kind: "user", user: number, main: false };
  if (MISSING.test(text)) return { kind: "unclear", about: "user", why: program };
  const [first = ""] = text.split(/\r?\n/);
  const word = first.trim();
  if (program === "id" && options.length === 0) {
    const uid = /^uid=(\d+)(?:\(([\w.-]+)\))?/.exec(word);
    return uid?.[1] ? { kind: "user", user: uid[1], main: false } : null;
  }
  if (program === "id" && !options.some((option) => /^-(u|un|nu|-user)$/.test(option))) return null;
  return /^[\w.-]{1,64}\$?$/.test(word) ? { kind: "user", user: word, main: false } : null;
}

/** Places that are scratch or data wherever the root is read-only. */
const SCRATCH =
  /^\/(tmp|run|var\/run|var\/tmp|dev|proc|sys|data|mnt|srv|var\/lib|var\/log|var\/cache)(\/|$)/;

function writes(path: string, output: string): Observation["shows"] | null {
  if (!path.startsWith("/") || SCRATCH.test(path)) return null;
  const text = output.slice(0, 4096);
  if (/read-only file system/i.test(text)) return { kind: "read-only", readOnly: true, path };
  if (/permission denied|operation not permitted/i.test(text)) {
    return { kind: "unclear", about: "read-only", why: "Permission denied" };
  }
  if (MISSING.test(text)) return { kind: "unclear", about: "read-only", why: "not found" };
  return text.trim() === "" ? { kind: "read-only", readOnly: false, path } : null;
}

/** `NET_BIND_SERVICE`, the one capability that may stay. */
const BIND_SERVICE = 1n << 10n;

function ofStatus(output: string): readonly (readonly [Observation["shows"], RegExp])[] {
  const found: (readonly [Observation["shows"], RegExp])[] = [];
  const bounding = /^CapBnd:\s*([0-9a-f]{8,16})\s*$/im.exec(output)?.[1];
  if (bounding) {
    const bits = BigInt(`0x${bounding}`);
    const dropped = (bits & ~BIND_SERVICE) === 0n;
    // Some dropped, some not, is for the settings to say.
    if (dropped || (bits & FULL_SET) === FULL_SET)
      found.push([{ kind: "capabilities", dropped }, /^\s*CapBnd/i]);
  }
  const privileges = /^NoNewPrivs:\s*([01])\s*$/im.exec(output)?.[1];
  if (privileges) {
    found.push([{ kind: "no-new-privileges", on: privileges === "1" }, /^\s*NoNewPrivs/i]);
  }
  return found;
}

/** Docker's own default set (`00000000a80425fb`): nothing was dropped. */
const FULL_SET = 0xa80425fbn;
