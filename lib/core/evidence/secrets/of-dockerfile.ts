import { gather } from "@/lib/core/evidence/gather";
import { commandsOf } from "../dockerfile/commands";
import type { ArgumentLine, Dockerfile, Instruction, RunLine } from "../dockerfile/types";
import { readShell, type ShellCommand } from "../shell/read";
import type { Located, Span } from "../source";
import { assignmentsIn } from "./assignments";
import { isLeaked, judgeValue } from "./judge";
import { placedWords, variableUses, wordUses } from "./of-words";
import { type SecretUse, type TextOf, valueUse } from "./use";

/** A secret in a Dockerfile and the instruction it stands in. */
export interface DockerfileSecret extends SecretUse {
  readonly instruction: Instruction["kind"];
  /** From 0; null for an `ARG` before the first `FROM`. */
  readonly stage: number | null;
}

/** The secrets in a Dockerfile's instructions, the places where arguments bring them in among them. */
export function secretsOfDockerfile(
  { stages, globalArgs }: Dockerfile,
  textOf: TextOf,
): readonly DockerfileSecret[] {
  return [
    ...gather(globalArgs, (line) => usesOf(line, null, textOf)),
    ...gather(stages, ({ index, instructions }) =>
      gather(instructions, (line) => usesOf(line, index, textOf)),
    ),
  ];
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

/** Of most instructions. */
const NONE: readonly never[] = [];

function both(some: readonly SecretUse[], more: readonly SecretUse[]): readonly SecretUse[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : [...some, ...more];
}

function usesIn(line: Instruction, textOf: TextOf): readonly SecretUse[] {
  switch (line.kind) {
    case "ARG":
      return argumentUses(line, textOf);
    case "ENV":
    case "LABEL":
      return pairUses(line, textOf);
    case "RUN":
      return both(runUses(line, textOf), heredocUses(line.at, textOf));
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
        : scriptUses(line.check.script, line.at, textOf);
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
      return line.form === "exec"
        ? wordUses(placedWords(line.words, line.at, textOf), textOf)
        : gather(line.words, (script) => scriptUses(script, line.at, textOf));
    case "ONBUILD":
      return scriptUses(line.text, line.at, textOf);
    default:
      return [];
  }
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

/** Variables before a command, its flags and words, and the line that sets passwords of users. */
function runUses(run: RunLine, textOf: TextOf): readonly SecretUse[] {
  return gather(commandsOf(run), (command, index, all) => {
    const { assignments, words } = command;
    const own = wordUses([...assignments, ...words], textOf);
    return isChangingPasswords(all[index + 1], command)
      ? [...own, ...accountUses(words, textOf)]
      : own;
  });
}

/** `echo "user:password" | chpasswd` */
function isChangingPasswords(next: ShellCommand | undefined, command: ShellCommand): boolean {
  return (
    command.next === "|" &&
    next?.words.some(({ value }) => /(?:^|\/)chpasswd$/.test(value)) === true
  );
}

function accountUses(words: readonly Located<string>[], textOf: TextOf): readonly SecretUse[] {
  return gather(words, ({ value, at }) => {
    const account = /^([a-z_][\w-]{0,31}):(?=\S)/i.exec(value);
    if (!account) return [];
    const use = valueUse("password", value.slice(account[0].length), at, textOf, [
      account[1] ?? "",
    ]);
    return use ?? [];
  });
}

function scriptUses(script: string, at: Span, textOf: TextOf): readonly SecretUse[] {
  return gather(
    readShell(script, () => at),
    ({ assignments, words }) => {
      const all = [...assignments, ...words].map(({ value }) => value);
      return wordUses(placedWords(all, at, textOf), textOf);
    },
  );
}

/** Settings that a heredoc writes: `PASSWORD=…` or `password: …` at the beginning of a line. */
function heredocUses(at: Span, textOf: TextOf): readonly SecretUse[] {
  const text = textOf(at.path)?.slice(at.start, at.end) ?? "";
  const body = text.includes("<<") ? text.indexOf("\n") : -1;
  if (body < 0) return [];
  return gather(assignmentsIn(text), ({ name, nameStart, start, end }): SecretUse[] => {
    if (nameStart < body || !beginsLine(text, nameStart)) return [];
    const value = text.slice(start, end);
    const verdict = judgeValue(name, value);
    if (!isLeaked(verdict) || !("part" in verdict) || /[\s(){}]/.test(value)) return [];
    const from = at.start + start + verdict.part.start;
    const to = at.start + start + verdict.part.end;
    return [{ at: { path: at.path, start: from, end: to }, name, verdict }];
  });
}

function beginsLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 128), at);
  // In JSON behind its brace, in `.npmrc` behind the registry's address.
  return /(?:^|\n)[ \t]*(?:export[ \t]+|\{[ \t]*|\/\/[^\s=]{1,100}:)?["']?$/.test(before);
}
