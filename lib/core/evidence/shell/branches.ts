import type { ShellCommand, ShellWord } from "./read";

/**
 * Whether a command is run: for sure, never, or nobody can say. Only what hangs on a variable leaves it open: an `if`, a
 * `case`, a test before `&&` or `||`.
 */
export type Runs = "sure" | "open" | "never";

/** What a condition comes to; null where nothing is said of what hangs on it. */
type Answer = boolean | "open" | null;

interface Fork {
  readonly outer: Runs;
  /** What holds where none of the branches so far is taken. */
  rest: Runs;
  /** The commands between `if` and `then`; null behind it. */
  asked: ShellCommand[] | null;
  /** What begins it; `(` ends where its last command does. */
  readonly word: string;
}

/**
 * For each command of a script, whether it is run, with what is known of the variables; `any` condition leaves it open,
 * also one that hangs on none.
 */
export function branchesOf(
  commands: readonly ShellCommand[],
  known: ReadonlyMap<string, string> | null,
  any = false,
): readonly Runs[] {
  const unsaid = any ? "open" : null;
  const forks: Fork[] = [];
  let here: Runs = "sure";
  /** How the list of commands so far ends, by the tests in it, and what joins the next one to it. */
  let ended: Answer = null;
  let joint: ShellCommand["next"] = "end";
  const enter = (answer: Answer, word: string) => {
    const outer = here;
    here = under(answer, outer);
    forks.push({ outer, rest: here, asked: null, word });
  };
  return commands.map((command) => {
    const asked = joint === "||" ? opposite(ended) : joint === "&&" || joint === "|" ? ended : null;
    for (const word of command.keywords) {
      if (word === "if" || word === "{" || word === "(") enter(asked, word);
      const fork = forks.at(-1);
      if (!fork) continue;
      if (word === "if" || word === "elif") fork.asked = [];
      if (word === "elif" || word === "else") here = fork.rest;
      if (word !== "then") continue;
      const answer = answerOf(fork.asked ?? [], known) ?? unsaid;
      here = under(answer, fork.rest);
      fork.rest = under(opposite(answer), fork.rest);
      fork.asked = null;
    }
    forks.at(-1)?.asked?.push(command);
    const [program, subject] = command.words;
    if (/^(?:fi|esac|\})$/.test(program?.value ?? "")) here = forks.pop()?.outer ?? here;
    const runs = under(asked, here);
    if (program?.value === "case") enter(subject?.unresolved ? "open" : unsaid, "case");
    if (/^(?:\[\[?|test)$/.test(program?.value ?? "")) {
      const answer = answerOf([command], known) ?? unsaid;
      if (joint === "||") ended = opposite(both(opposite(ended), opposite(answer)));
      else ended = joint === "&&" ? both(ended, answer) : answer;
    } else if (joint !== "&&" && joint !== "|") ended = null;
    joint = command.next;
    if (joint === "end" && forks.at(-1)?.word === "(") here = forks.pop()?.outer ?? here;
    return runs;
  });
}

function under(answer: Answer, around: Runs): Runs {
  if (answer === false) return "never";
  return answer === "open" && around === "sure" ? "open" : around;
}

function opposite(answer: Answer): Answer {
  return typeof answer === "boolean" ? !answer : answer;
}

function both(one: Answer, other: Answer): Answer {
  const answers = [one, other];
  if (answers.includes(false)) return false;
  return answers.includes("open") ? "open" : answers.includes(null) ? null : true;
}

/** What a condition comes to; null where it hangs on no variable: then nothing is said of its branches. */
function answerOf(
  asked: readonly ShellCommand[],
  known: ReadonlyMap<string, string> | null,
): Answer {
  // The words of `sh -c` all stand where its script does: how they are written is not seen.
  const isInner = asked.some(({ words: [first, second] }) => first?.at.start === second?.at.start);
  const isPlain = isInner ? isResolved : isLiteral;
  if (asked.every(({ words }) => words.every(isPlain))) return null;
  const [command] = asked;
  if (asked.length > 1 || isInner || !command) return "open";
  const values = command.words.map((word) => plainValue(word, known));
  const isNegated = command.keywords.includes("!");
  const answer = values.includes(null) ? null : test(values.map((value) => value ?? ""));
  return answer === null ? "open" : answer !== isNegated;
}

function isResolved({ unresolved }: ShellWord): boolean {
  return unresolved === null;
}

/** Written as it is: `${X:-d}`, which stands as `d`, is longer than its value and its quotes. */
function isLiteral({ value, at, unresolved }: ShellWord): boolean {
  return unresolved === null && at.end - at.start <= value.length + 2;
}

/** A word with its variables worked out; null where one is not known. */
function plainValue(word: ShellWord, known: ReadonlyMap<string, string> | null): string | null {
  if (isLiteral(word)) return word.value;
  if (word.unresolved === null) return null;
  const text = word.value.replace(/\$\{(\w+)\}/g, (as, name: string) => known?.get(name) ?? as);
  return /[$`]/.test(text) ? null : text;
}

/** What `test`, `[` or `[[` says of plain words; null where that can't be told. */
function test([program = "", ...words]: readonly string[]): boolean | null {
  if (words.length === 0 && (program === "true" || program === "false")) return program === "true";
  if (program.startsWith("[")) words.pop();
  else if (program !== "test") return null;
  const isNegated = words[0] === "!";
  const [first = "", operator, last = ""] = isNegated ? words.slice(1) : words;
  const count = words.length - (isNegated ? 1 : 0);
  let answer: boolean;
  if (count === 1) answer = first !== "";
  else if (count === 2 && (first === "-n" || first === "-z"))
    answer = (operator === "") === (first === "-z");
  else if (count === 3 && /^!?==?$/.test(operator ?? "") && !/[*?[]/.test(last))
    answer = (first === last) === !operator?.startsWith("!");
  else return null;
  return answer !== isNegated;
}
