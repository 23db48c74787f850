import type { ShellCommand, ShellWord } from "../shell/read";
import type { Span } from "../source";

/** How often a variable may stand for another one. */
const ROUNDS = 3;
const LONGEST = 1024;
/** A longer value is no name of an image or a file. */
const LONGEST_VALUE = 256;

/** What blanks part; a substitution is one, whatever it holds. */
const PARTS = /(?:\$\([^)]*\)|`[^`]*`|\S)+/g;

/** The variables that a script gives itself. One that is given two values is open: which one counts can't be said. */
export class ScriptVariables {
  readonly #values = new Map<string, string | null>();
  readonly #places = new Map<string, Span>();

  learn({ words, assignments }: ShellCommand): void {
    const [first, ...rest] = words;
    const told = !first
      ? assignments
      : /^(export|readonly|declare|local)$/.test(first.value)
        ? rest
        : [];
    for (const { value, at } of told) {
      const match = /^([A-Za-z_]\w*)\+?=/.exec(value);
      const name = match?.[1];
      if (!match || !name) continue;
      const given = value.slice(match[0].length);
      const before = this.#values.get(name);
      const isFirst = before === undefined && !match[0].endsWith("+=");
      this.#values.set(name, isFirst || before === given ? given : null);
      this.#places.set(name, { ...at, start: at.start + match[0].length });
    }
  }

  /**
   * The words that a word of a script's text becomes. Without quotes the shell parts what a variable holds at its blanks,
   * and takes each part for a word: it stands where the value is set.
   */
  words(word: ShellWord, text: string): readonly ShellWord[] {
    const filled = this.word(word);
    const [, name] = /^\$\{(\w+)\}$/.exec(word.value) ?? [];
    if (name === undefined || filled.value === word.value || text[word.at.start] !== "$") {
      return [filled];
    }
    if (/^\S+$/.test(filled.value)) return [filled];
    const place = this.#places.get(name) ?? word.at;
    let from = place.start;
    return (filled.value.match(PARTS) ?? []).map((value) => {
      const unresolved = /\$\{(\w+)\}/.exec(value)?.[1] ?? (/\$\(|`/.test(value) ? value : null);
      const start = text.indexOf(value, from);
      if (start < 0 || start + value.length > place.end) {
        return { value, unresolved, at: word.at, from: place };
      }
      from = start + value.length;
      return { value, unresolved, at: { ...place, start, end: from } };
    });
  }

  /** A word with what is known put in. */
  word(word: ShellWord): ShellWord {
    if (word.unresolved === null) return word;
    let value = word.value;
    for (
      let round = 0;
      round < ROUNDS && value.includes("${") && value.length < LONGEST;
      round += 1
    ) {
      value = value.replace(/\$\{(\w+)\}/g, (whole, name: string) => {
        const given = this.#values.get(name) ?? whole;
        return given.length > LONGEST_VALUE ? whole : given;
      });
    }
    const open = /\$[{(]|`/.test(value);
    const last = /^[^$]*\$\{(\w+)\}$/.exec(word.value.slice(0, LONGEST))?.[1];
    const from = open || last === undefined ? undefined : this.#places.get(last);
    return {
      ...word,
      ...(from ? { from } : {}),
      value,
      unresolved: open ? (/\$\{(\w+)\}/.exec(value)?.[1] ?? word.unresolved) : null,
    };
  }
}
