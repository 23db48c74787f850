import { gather } from "@/lib/core/evidence/gather";
import { nameOf } from "../paths";
import { programWords } from "../shell/program";
import { readShell, type ShellCommand, type ShellWord } from "../shell/read";
import type { Span } from "../source";
import { mayHoldSecret } from "./commands";
import { accountsIn, passwordsIn, secretsInText, type TextSecret } from "./of-text";
import { wordUses } from "./of-words";
import { both, type SecretUse, type TextOf, within } from "./use";

const NONE: readonly never[] = [];

/**
 * The secrets of a script's commands, of its heredocs, and of what it hands to other shells. What it only prints, such
 * as how it is called, is told to a person; in a build (`isKept`) the image's history keeps that, too.
 */
export function commandUses(
  commands: readonly ShellCommand[],
  textOf: TextOf,
  isKept = false,
  depth = 0,
): readonly SecretUse[] {
  const uses = gather(commands, (command, index): readonly SecretUse[] => {
    if (!isOfInterest(command)) return NONE;
    const hearer = maySay(command) ? hearerOf(commands, index) : undefined;
    if (hearer === null && !isKept && saidBy(command)) return NONE;
    const scripts = depth < DEEPEST ? scriptsIn(command) : NONE;
    const own = wordUses(wordsOf(command, scripts), textOf);
    if (!hearer && scripts.length === 0) return own;
    const handed = gather(scripts, (word) =>
      commandUses(commandsIn(word, textOf), textOf, isKept, depth + 1),
    );
    if (!hearer) return [...handed, ...own];
    const written = gather(command.redirects, ({ body }) =>
      body
        ? placedIn(body, secretsHeard(hearer, textOf(body.path)?.slice(body.start, body.end) ?? ""))
        : [],
    );
    return [...handed, ...both(own, saidUses(command, hearer, textOf)), ...written];
  });
  if (uses.length === 0) return uses;
  const stored = namesOfStored(commands);
  return stored.size === 0 ? uses : uses.filter(({ name }) => !stored.has(name));
}

/** A cheap look, since most commands hold no secret, hand on no script and say nothing. */
function isOfInterest({ assignments, words, redirects }: ShellCommand): boolean {
  return assignments.some(mayTell) || words.some(mayTell) || redirects.some(isText);
}

function mayTell({ value }: ShellWord): boolean {
  return mayHoldSecret(value) || /\s|echo|printf|sed/.test(value);
}

/** What asks a store for a secret by its name: `kubectl get secret "$SECRET"`. */
const STORED =
  /(?:^| )secrets? (?:[a-z-]{1,20} )?\$\{(\w{1,128})\}|--secret-(?:id|name)[ =]\$\{(\w{1,128})\}/g;

/** The variables that hold the name of a secret. */
function namesOfStored(commands: readonly ShellCommand[]): ReadonlySet<string> {
  return new Set(
    gather(commands, ({ words }): readonly string[] => {
      if (!words.some(({ value }) => value.includes("secret"))) return NONE;
      const line = words.map(({ value }) => value).join(" ");
      return Array.from(line.matchAll(STORED), ([, shown, asked]) => shown ?? asked ?? "");
    }),
  );
}

/** Shells that start shells. */
const DEEPEST = 3;
/** Programs that run what they are told, on another machine or as somebody else. */
const HANDING = new Set("sh bash dash ash zsh su runuser ssh eval".split(" "));

/** Programs, and the shell's own question, whose words are what is looked for. */
const LOOKING = new Set("grep egrep fgrep zgrep rg awk gawk [ [[".split(" "));

function wordsOf(
  { assignments, words }: ShellCommand,
  scripts: readonly ShellWord[],
): readonly ShellWord[] {
  const looks = words.findIndex(({ value }) => LOOKING.has(nameOf(value)));
  const told = looks < 0 ? words : words.slice(0, looks);
  const own = scripts.length === 0 ? told : told.filter((word) => !scripts.includes(word));
  return assignments.length === 0 ? own : [...assignments, ...own];
}

/** The scripts among a command's words: `docker exec db sh -c "…"`, `ssh host "…"`. */
function scriptsIn({ words }: ShellCommand): readonly ShellWord[] {
  if (!words.some(isSeveral)) return NONE;
  const shell = words.findIndex(({ value }) => HANDING.has(nameOf(value)));
  return shell < 0 ? NONE : words.slice(shell + 1).filter(isSeveral);
}

/** Whether a word holds several. */
function isSeveral({ value }: ShellWord): boolean {
  return /\s/.test(value);
}

/** The commands of a script that is one word, each at its place where the word is written as it is read. */
function commandsIn({ value, at }: ShellWord, textOf: TextOf): readonly ShellCommand[] {
  const whole = within(value, at, textOf(at.path) ?? "");
  return readShell(value, (start, end) =>
    whole ? { path: at.path, start: whole.start + start, end: whole.start + end } : at,
  );
}

/** Programs that say what they are told, and what scripts call such functions; one may stand behind others. */
const SAYING = new Set(
  "echo printf sed log log_info log_warn log_error info warn error debug die".split(" "),
);

/** A cheap look, since most commands say nothing. */
function maySay({ words, redirects }: ShellCommand): boolean {
  return words.some(({ value }) => SAYING.has(nameOf(value))) || redirects.some(isText);
}

/** A heredoc, or a text in its place. */
function isText({ operator }: ShellCommand["redirects"][number]): boolean {
  return operator.startsWith("<<");
}

/** What hears a command: a program, or a file and whatever wrote it. */
interface Hearer {
  readonly program: ShellCommand | undefined;
  /** The file, or the program's words. */
  readonly target: string;
}

/** So far the end of brackets is looked for. */
const MOST_IN_BRACKETS = 100;
/** Programs that only show what they read. */
const SHOWING = /^(?:cat|read|:)$/;

/** The file that a command, or the brackets that it stands in, writes to; and the program that reads what it says. */
function hearerOf(commands: readonly ShellCommand[], index: number): Hearer | null {
  const [command, ...behind] = commands.slice(index, index + MOST_IN_BRACKETS);
  if (!command) return null;
  const isRead = command.redirects.some(isText);
  const isShown = SHOWING.test(programWords(command.words)[0]?.value ?? "");
  const next = command.next === "|" ? behind[0] : undefined;
  const program = isRead && !isShown ? command : next;
  const bracket = behind.find(({ words }) => words[0]?.value === "}");
  const target = fileOf(command, bracket) ?? program?.words.map(({ value }) => value).join(" ");
  return target === undefined ? null : { program, target };
}

/** The file that a command writes to, or the brackets that it stands in; null where it writes to none. */
function fileOf(command: ShellCommand, bracket: ShellCommand | undefined): string | null {
  const [program, ...operands] = programWords(command.words);
  if (program?.value === "sed") return operands.at(-1)?.value ?? null;
  const writing = [...command.redirects, ...(bracket?.redirects ?? [])].filter(({ operator }) =>
    operator.includes(">"),
  );
  const file = writing.find(({ target }) => !target.value.startsWith("/dev/"));
  return file?.target.value ?? null;
}

/** `echo … > file`, `echo … | tee file`, `echo a:b | chpasswd`, `echo … | docker login --password-stdin`. */
function saidUses(command: ShellCommand, hearer: Hearer, textOf: TextOf): readonly SecretUse[] {
  const given = command.redirects.find(({ operator }) => operator === "<<<");
  const said = given ? together([{ word: given.target }]) : saidBy(command);
  if (!said) return NONE;
  return gather(secretsHeard(hearer, said.text), ({ name, start, end, verdict }): SecretUse[] => {
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

/** What a file holds or a program makes of the text that it is given. */
function secretsHeard({ program, target }: Hearer, text: string): readonly TextSecret[] {
  const [first, ...words] = programWords(program?.words ?? NONE);
  const accounts = first?.value === "chpasswd";
  const password =
    first?.value === "passwd" ||
    words.some(({ value }) => PASSWORD_STDIN.test(value)) ||
    /\bsecret create\b/.test(target) ||
    (program?.words[0]?.value === "sudo" && program.words[1]?.value === "-S");
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
  if (!first || !program || !SAYING.has(program.value)) return null;
  if (program.value !== "printf" || values.length === 0) {
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

/** What the heredocs of a `COPY` write, each secret at its place. */
export function heredocUses(at: Span, textOf: TextOf): readonly SecretUse[] {
  const text = textOf(at.path)?.slice(at.start, at.end) ?? "";
  const body = text.includes("<<") ? text.indexOf("\n") : -1;
  if (body < 0) return NONE;
  const secrets = secretsInText(text.slice(body), text.slice(0, body));
  return placedIn({ ...at, start: at.start + body }, secrets);
}

/** The secrets of a text, each at its place in the stretch that the text is. */
function placedIn({ path, start: from }: Span, secrets: readonly TextSecret[]): SecretUse[] {
  return secrets.map(({ name, start, end, verdict }) => {
    const part = "part" in verdict ? verdict.part : { start: 0, end: end - start };
    const at = { path, start: from + start + part.start, end: from + start + part.end };
    return { at, name, verdict };
  });
}
