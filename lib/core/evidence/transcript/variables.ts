import type { ShellCommand, ShellWord } from "../shell/read";
import type { Span } from "../source";

/** How often a variable may stand for another one. */
const ROUNDS = 3;
const LONGEST = 1024;
/** A longer value is no name of an image or a file. */
const LONGEST_VALUE = 256;

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
      const match = /^([A-Za-z_]\w*)=/.exec(value);
      const name = match?.[1];
      if (!match || !name) continue;
      const given = value.slice(match[0].length);
      const before = this.#values.get(name);
      this.#values.set(name, before === undefined || before === given ? given : null);
      this.#places.set(name, { ...at, start: at.start + match[0].length });
    }
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
