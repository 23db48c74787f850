import { gather } from "@/lib/core/evidence/gather";
import type { Variable } from "../container";
import { commandsOf } from "../dockerfile/commands";
import type { ArgumentLine, Dockerfile, Instruction, RunLine } from "../dockerfile/types";
import { programWords } from "../shell/program";
import { readShell, type ShellCommand, type ShellWord } from "../shell/read";
import type { Span } from "../source";
import { WHOLE_LOGIN } from "./commands";
import { isLeaked } from "./judge";
import { sensitivityOf } from "./names";
import { accountsIn, passwordsIn, secretsInText, type TextSecret } from "./of-text";
import { placedWords, variableUses, wordUses } from "./of-words";
import { type SecretUse, type TextOf, valueUse, within } from "./use";

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
  { stages, globalArgs }: Dockerfile,
  textOf: TextOf,
): readonly DockerfileSecret[] {
  const found: DockerfileSecret[] = gather(globalArgs, (line) => usesOf(line, null, textOf));
  const globals = new Map<string, Declared>();
  for (const line of globalArgs) declare(line, null, [], globals);
  const ofStages: Map<string, Declared>[] = [];
  for (const { index, base, instructions } of stages) {
    const declared = new Map(base.kind === "stage" ? ofStages[base.index] : []);
    ofStages.push(declared);
    for (const line of instructions) {
      const uses = usesOf(line, index, textOf);
      found.push(
        ...uses,
        ...gather(uses, (use) => broughtIn(use, line, declared, globals, textOf)),
      );
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

/** The second ones where the first ones don't tell the same already. */
function both(some: readonly SecretUse[], more: readonly SecretUse[]): readonly SecretUse[] {
  if (more.length === 0) return some;
  const fresh = more.filter(({ at }) =>
    some.every((use) => use.at.end <= at.start || at.end <= use.at.start),
  );
  return some.length === 0 ? more : [...some, ...fresh];
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

/** Variables before a command, its flags and words; and what it writes to a file or says to another program. */
function runUses(run: RunLine, textOf: TextOf): readonly SecretUse[] {
  const commands = commandsOf(run);
  const closing = commands.filter(({ words }) => words[0]?.value === "}");
  return gather(commands, (command, index, all) => {
    const { assignments, words } = command;
    return both(
      wordUses([...assignments, ...words], textOf),
      saidUses(command, all[index + 1], targetOf(command, closing), textOf),
    );
  });
}

const MOST_BRACKETS = 8;

/** The file that a command writes to, or the brackets that it stands in; null where it writes to none. */
function targetOf(command: ShellCommand, closing: readonly ShellCommand[]): string | null {
  const [program, ...operands] = programWords(command.words);
  if (program?.value === "sed") return operands.at(-1)?.value ?? null;
  const writing = [command, ...closing.slice(0, MOST_BRACKETS)].flatMap(({ redirects }) =>
    redirects.filter(({ operator }) => operator.includes(">")),
  );
  const file = writing.find(({ target }) => !target.value.startsWith("/dev/"));
  return file?.target.value ?? null;
}

/** `echo … > file`, `echo … | tee file`, `echo a:b | chpasswd`, `echo … | docker login --password-stdin`. */
function saidUses(
  command: ShellCommand,
  next: ShellCommand | undefined,
  file: string | null,
  textOf: TextOf,
): readonly SecretUse[] {
  const given = command.redirects.find(({ operator }) => operator === "<<<");
  const said = given ? together([{ word: given.target }]) : saidBy(command);
  if (!said) return NONE;
  const reader = given ? command : command.next === "|" ? next : undefined;
  const target = file ?? reader?.words.map(({ value }) => value).join(" ");
  if (target === undefined) return NONE;
  const secrets = reader ? readBy(reader, said.text, target) : secretsInText(said.text, target);
  return gather(secrets, ({ name, start, end, verdict }): SecretUse[] => {
    const part = said.parts.findLast(({ from }) => from <= start);
    const word = part?.word;
    if (!part || !word) return [];
    if (!("part" in verdict)) return [{ at: word.at, name, verdict }];
    const value = said.text.slice(start, end);
    const secret = value.slice(verdict.part.start, verdict.part.end);
    const source = textOf(word.at.path) ?? "";
    // Quotes and escapes only move it back.
    const from = word.at.start + part.offset + start - part.from;
    const at =
      within(secret, { ...word.at, start: Math.min(from, word.at.end) }, source) ??
      within(secret, word.at, source);
    return [{ at: at ?? word.at, name, verdict }];
  });
}

/** What a program makes of the text that it reads. */
function readBy(reader: ShellCommand, text: string, target: string): readonly TextSecret[] {
  const [first, ...words] = programWords(reader.words);
  const accounts = first?.value === "chpasswd";
  const password =
    first?.value === "passwd" ||
    words.some(({ value }) => PASSWORD_STDIN.test(value)) ||
    (reader.words[0]?.value === "sudo" && reader.words[1]?.value === "-S");
  if (accounts) return accountsIn(text);
  return password ? passwordsIn(text) : secretsInText(text, target);
}

/** Options that have a program read a password. */
const PASSWORD_STDIN = /^--(?:password-stdin|with-token|passphrase-fd)$/;

/** A text put together out of a command's words: which stretch of it comes from where in which word. */
interface Said {
  readonly text: string;
  readonly parts: readonly { from: number; word: ShellWord; offset: number }[];
}

function together(pieces: readonly { word: ShellWord; text?: string; offset?: number }[]): Said {
  let text = "";
  const parts = pieces.map(({ word, text: piece = word.value, offset = 0 }) => {
    const from = text.length;
    text += piece;
    return { from, word, offset };
  });
  return { text, parts };
}

/** What `sed` puts in the place of something, where no part of that is kept. */
function replaced(word: ShellWord): { word: ShellWord; text: string; offset: number }[] {
  const { value } = word;
  const mark = /^s([^\w\s\\])[^\\&]*$/.exec(value)?.[1];
  if (mark === undefined) return [];
  const offset = value.indexOf(mark, 2) + 1;
  const end = value.indexOf(mark, offset);
  return end > offset && offset > 0 ? [{ word, text: value.slice(offset, end), offset }] : [];
}

/** What `echo` or `printf` says, or `sed` writes. */
function saidBy({ words }: ShellCommand): Said | null {
  const [program, ...rest] = programWords(words);
  if (program?.value === "sed") return together(rest.flatMap(replaced));
  const [first, ...values] = rest.filter(({ value }) => !/^-[neE]{1,3}$|^--$/.test(value));
  if (!first || (program?.value !== "echo" && program?.value !== "printf")) return null;
  if (program.value === "echo" || values.length === 0) {
    return together([
      { word: first },
      ...values.map((word) => ({ word, text: ` ${word.value}`, offset: -1 })),
    ]);
  }
  let offset = 0;
  const pieces = first.value.split(/(%[-\d.]{0,8}[sbq])/).map((text) => {
    const value = text.startsWith("%") ? values.shift() : undefined;
    const piece = value ? { word: value } : { word: first, text, offset };
    offset += text.length;
    return piece;
  });
  // The format is used again for what is left.
  return together([
    ...pieces,
    ...values.map((word) => ({ word, text: `\n${word.value}`, offset: -1 })),
  ]);
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

/** What a heredoc writes, each secret at its place; accounts where `chpasswd` reads it. */
function heredocUses(at: Span, textOf: TextOf): readonly SecretUse[] {
  const text = textOf(at.path)?.slice(at.start, at.end) ?? "";
  const body = text.includes("<<") ? text.indexOf("\n") : -1;
  if (body < 0) return NONE;
  const line = text.slice(0, body);
  const written = text.slice(body);
  const secrets = /\bchpasswd\b/.test(line) ? accountsIn(written) : secretsInText(written, line);
  return secrets.map(({ name, start, end, verdict }) => {
    const from = at.start + body + start;
    const part = "part" in verdict ? verdict.part : { start: 0, end: end - start };
    return { at: { path: at.path, start: from + part.start, end: from + part.end }, name, verdict };
  });
}
