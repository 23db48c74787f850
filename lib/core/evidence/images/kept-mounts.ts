import { commandsOf } from "../dockerfile/commands";
import type { RunLine } from "../dockerfile/types";
import { nameOf } from "../paths";
import { programWords } from "../shell/program";
import type { ShellCommand, ShellWord } from "../shell/read";
import type { Span } from "../source";
import { mountTarget } from "./runs";

/** Programs that write out what they are told or read. */
const SAYING = new Set(
  "awk base64 cat cut echo envsubst head jq printf sed tail tee tr".split(" "),
);
const COPYING = new Set(["cp", "install", "mv"]);
const SETTING = new Set(["export", "readonly", "declare", "local"]);
/** More commands than anybody writes into one `RUN`: each may have to be compared with all behind it. */
const MOST_COMMANDS = 500;
const REMOVING = new Set(["rm", "shred", "unlink"]);

/**
 * Where a `RUN` writes a secret that is mounted for it to a file that it leaves behind: `cat /run/secrets/t > .npmrc`,
 * by a variable, by a program's own settings; null where it writes none, or removes the file again.
 */
export function keptMount(run: RunLine): Span | null {
  const secrets = run.mounts.filter(({ type }) => type === "secret");
  if (secrets.length === 0) return null;
  /** What stands for the secret: paths, and variables as `${NAME}`. */
  const marks = new Set(
    secrets.flatMap((mount) => {
      const { env, id } = mount.options;
      const path = mountTarget(mount) || (env ? "" : `/run/secrets/${id ?? ""}`);
      return [path, env ? `\${${env}}` : ""].filter(Boolean);
    }),
  );
  const holds = ({ value, unresolved }: ShellWord) =>
    [...marks].some((mark) => value.includes(mark) && (unresolved !== null || mark[0] !== "$"));
  const all = commandsOf(run);
  let flows = false;
  for (const [index, command] of all.slice(0, MOST_COMMANDS).entries()) {
    const words = programWords(command.words);
    const program = words[0]?.value ?? "";
    const read = command.redirects.filter(({ operator }) => operator.startsWith("<"));
    const carries: boolean =
      flows ||
      command.words.some(holds) ||
      read.some(({ target }) => holds(target)) ||
      (program === "envsubst" && [...marks].some((mark) => mark[0] === "$")) ||
      read.some(({ operator, target }) => operator !== "<" && isIn(target.value, run, marks));
    // A variable before a command is gone after it.
    for (const word of SETTING.has(program)
      ? words
      : words.length === 0
        ? command.assignments
        : []) {
      const name = /^\w+(?==)/.exec(word.value);
      if (name && holds(word)) marks.add(`\${${name[0]}}`);
    }
    if (carries && program === "read") marks.add(`\${${words.at(-1)?.value ?? ""}}`);
    if (carries) {
      const rest = all.slice(index + 1);
      const files = filesOf(command, words).filter((file) => !isLent(file, run));
      const file = files.find(
        (one) => !rest.some((later) => removes(later, one)) && !traps(all, one),
      );
      const isSet = setsUp(words) && !rest.some(undoes);
      if (file !== undefined || isSet) return command.at;
    }
    flows = carries && command.next === "|";
  }
  return null;
}

/** Whether a heredoc, unless its word is quoted, takes the secret in. */
function isIn(word: string, { script }: RunLine, marks: ReadonlySet<string>): boolean {
  const opens = script.indexOf(word, script.indexOf("<<"));
  const from = script.indexOf("\n", opens);
  if (opens < 0 || from < 0 || /["'\\]/.test(script[opens - 1] ?? "")) return false;
  const end = script.indexOf(`\n${word}`, from);
  const body = script
    .slice(from, end < 0 ? undefined : end)
    .replace(/\$(\w+)/g, (_, name) => `\${${name}}`);
  return [...marks].some((mark) => body.includes(mark));
}

/** The files that a command writes what it has to. */
function filesOf({ redirects }: ShellCommand, words: readonly ShellWord[]): readonly string[] {
  const [program, ...operands] = words.map(({ value }) => value);
  if (program === undefined) return [];
  const last = operands.at(-1);
  if (COPYING.has(program) && last !== undefined) {
    return [last.endsWith("/") ? last + nameOf(operands.at(-2) ?? "") : last];
  }
  if (!SAYING.has(program)) return [];
  const edited = program === "sed" && operands.some((value) => /^-\w*i/.test(value)) ? [last] : [];
  const tee = program === "tee" ? operands.filter((value) => !value.startsWith("-")) : [];
  const written = redirects.flatMap(({ operator, target }) =>
    operator.includes(">") ? [target.value] : [],
  );
  return [...written, ...tee, ...edited].flatMap((file) =>
    file === undefined || file.startsWith("/dev/") ? [] : [file],
  );
}

/** `npm config set …`, `git config …`, `docker login`: the program keeps it in a file of its own. */
function setsUp(words: readonly ShellWord[]): boolean {
  return words
    .slice(1, 4)
    .some(({ value }) => value === "config" || value === "configure" || value === "login");
}

/** What takes such settings back: `npm config delete`, `git config --unset`, `docker logout`, their file removed. */
function undoes({ words }: ShellCommand): boolean {
  const said = words.map(({ value }) => value).join(" ");
  return UNDOING.test(said.slice(0, 1024));
}

const UNDOING =
  /\b(?:config\b.*\b(?:delete|rm|unset\w*|remove-section)|logout)\b|^(?:rm|shred)\b.*\/\./;

/** A mount of the `RUN` lies there: nothing of it stays. */
function isLent(file: string, { mounts }: RunLine): boolean {
  return mounts.some((mount) => isAt(file, mountTarget(mount)));
}

function removes({ words }: ShellCommand, file: string): boolean {
  const [program, ...operands] = programWords(words);
  return REMOVING.has(program?.value ?? "") && operands.some(({ value }) => isAt(file, value));
}

/** `trap 'rm -f ~/.npmrc' EXIT` */
function traps(all: readonly ShellCommand[], file: string): boolean {
  return all.some(
    ({ words }) => words[0]?.value === "trap" && words[1]?.value.includes(file) === true,
  );
}

/** Whether a file is what a path names, or lies in it. */
function isAt(file: string, path: string): boolean {
  const [one, other] = [file, path].map((text) =>
    text
      .replace(/^(?:~|\$\{HOME\}|\/root)(?=\/|$)/, "~")
      .replace(/^\.\//, "")
      .replace(/\/$/, ""),
  );
  return one !== undefined && !!other && (one === other || one.startsWith(`${other}/`));
}
