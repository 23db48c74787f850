import type { Span } from "../source";
import type { ShellWord } from "./read";

/** An option of a command: `--name value`, `--name=value`, `-n value`, `-nvalue`, or a flag alone. */
export interface CommandOption {
  /** With its dashes: `--user`, `-u`. */
  readonly name: string;
  /** Null for a flag without a value. */
  readonly value: ShellWord | null;
  /** The option's word; with the value's where that is another one. */
  readonly at: Span;
}

export interface SplitWords {
  readonly options: readonly CommandOption[];
  readonly operands: readonly ShellWord[];
}

/**
 * Parts a command's words into options and operands. `flags` take a value only with `=`; every other option takes the
 * next word. Short flags combine (`-itd`, `-dp 80:80`). With `firstOperandEnds`, as `docker run` has it, all that follows
 * the first operand is an operand; `--` ends the options in any case.
 */
export function splitOptions(
  words: readonly ShellWord[],
  flags: ReadonlySet<string>,
  { firstOperandEnds = false } = {},
): SplitWords {
  const options: CommandOption[] = [];
  const operands: ShellWord[] = [];
  let index = 0;
  const take = (name: string, word: ShellWord): void => {
    const next = flags.has(name) ? undefined : words[index];
    if (next) index += 1;
    const at = next ? { ...word.at, end: next.at.end } : word.at;
    options.push({ name, value: next ?? null, at });
  };
  while (index < words.length) {
    const word = words[index];
    if (!word) break;
    index += 1;
    const text = word.value;
    if (text === "--") return { options, operands: operands.concat(words.slice(index)) };
    if (text.length < 2 || !text.startsWith("-") || word.unresolved === text) {
      if (firstOperandEnds) return { options, operands: words.slice(index - 1) };
      operands.push(word);
      continue;
    }
    const equals = text.indexOf("=");
    if (text.startsWith("--")) {
      if (equals > 0) {
        options.push({
          name: text.slice(0, equals),
          value: part(word, equals + 1),
          at: word.at,
        });
      } else take(text, word);
      continue;
    }
    // `-itd`: flags up to the first letter that takes a value, which may stand in the same word.
    for (let letter = 1; letter < text.length; letter += 1) {
      const name = `-${text[letter]}`;
      const rest = letter + 1;
      if (flags.has(name) && text[rest] !== "=") {
        options.push({ name, value: null, at: word.at });
      } else if (rest < text.length) {
        options.push({
          name,
          value: part(word, text[rest] === "=" ? rest + 1 : rest),
          at: word.at,
        });
        break;
      } else take(name, word);
    }
  }
  return { options, operands };
}

/** The last value of an option under any of its names; null where it isn't given. */
export function optionOf(
  options: readonly CommandOption[],
  ...names: readonly string[]
): CommandOption | null {
  return options.findLast(({ name }) => names.includes(name)) ?? null;
}

/** The end of a word as a word of its own; its place is the whole word's where quotes shift it. */
function part(word: ShellWord, from: number): ShellWord {
  const verbatim = word.at.end - word.at.start === word.value.length;
  return {
    ...word,
    value: word.value.slice(from),
    at: verbatim ? { ...word.at, start: word.at.start + from } : word.at,
  };
}
