import { gather } from "@/lib/core/evidence/gather";
import { commandsOf } from "../dockerfile/commands";
import type { RunLine } from "../dockerfile/types";
import { programWords } from "../shell/program";
import type { ShellCommand, ShellWord } from "../shell/read";
import type { Span } from "../source";
import { accountsIn, passwordsIn, secretsInText, type TextSecret } from "./of-text";
import { wordUses } from "./of-words";
import { both, type SecretUse, type TextOf, within } from "./use";

const NONE: readonly never[] = [];

/** Variables before a command, its flags and words; and what it writes to a file or says to another program. */
export function runUses(run: RunLine, textOf: TextOf): readonly SecretUse[] {
  const commands = commandsOf(run);
  let closing: readonly ShellCommand[] | undefined;
  return gather(commands, (command, index) => {
    const { assignments, words } = command;
    const uses = wordUses(assignments.length === 0 ? words : [...assignments, ...words], textOf);
    if (!maySay(command)) return uses;
    closing ??= commands.filter((one) => one.words[0]?.value === "}").slice(0, MOST_BRACKETS);
    const file = targetOf(command, closing);
    return both(uses, saidUses(command, commands[index + 1], file, textOf));
  });
}

const MOST_BRACKETS = 8;
/** Programs that say what they are told; one of them may stand behind others. */
const SAYING = new Set(["echo", "printf", "sed"]);

/** A cheap look, since most commands say nothing. */
function maySay({ words, redirects }: ShellCommand): boolean {
  return (
    words.some(({ value }) => SAYING.has(value.slice(value.lastIndexOf("/") + 1))) ||
    redirects.some(({ operator }) => operator === "<<<")
  );
}

/** The file that a command writes to, or the brackets that it stands in; null where it writes to none. */
function targetOf(command: ShellCommand, closing: readonly ShellCommand[]): string | null {
  const [program, ...operands] = programWords(command.words);
  if (program?.value === "sed") return operands.at(-1)?.value ?? null;
  const writing = [command, ...closing].flatMap(({ redirects }) =>
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

/** What a heredoc writes, each secret at its place; accounts where `chpasswd` reads it. */
export function heredocUses(at: Span, textOf: TextOf): readonly SecretUse[] {
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
