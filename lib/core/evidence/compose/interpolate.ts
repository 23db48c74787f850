/** What `.env` beside a base file gives for interpolation. */
export type Variables = ReadonlyMap<string, string>;

/** A text after interpolation. */
export interface Interpolated {
  /** Defaults and variables put in; what can't be said stands as `${NAME}`. */
  readonly text: string;
  /** The first variable without a value; null where all is known. */
  readonly unresolved: string | null;
  /** The first variable whose value came from the `.env`: such a text is no literal of the file. */
  readonly filled: string | null;
}

/** How deep defaults may hold further variables: `${A:-${B:-c}}`. */
const DEEPEST = 8;
/** How much variables may add to one text: a hostile file must not fill the memory with a long one. */
const MOST_ADDED = 65_536;

/**
 * Puts variables into a text as the Compose specification has it: `$V`, `${V}`, `${V:-d}`, `${V-d}`, `${V:?e}`,
 * `${V?e}`, `${V:+r}`, `${V+r}`, and `$$` for a dollar. The shell's environment isn't known, so a variable that neither
 * `.env` nor a default gives is unresolved. `isOpen` marks what is unresolved in the text with a character of its own.
 */
export function interpolate(text: string, variables: Variables, mark?: string): Interpolated {
  if (!text.includes("$")) return { text, unresolved: null, filled: null };
  return new Interpolation(variables, mark).run(text, 0);
}

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /:?[-?+]/y;

class Interpolation {
  readonly #variables: Variables;
  readonly #mark: string | undefined;
  #room = MOST_ADDED;

  constructor(variables: Variables, mark: string | undefined) {
    this.#variables = variables;
    this.#mark = mark;
  }

  run(text: string, depth: number): Interpolated {
    let result = "";
    let unresolved: string | null = null;
    let filled: string | null = null;
    let at = 0;
    while (at < text.length) {
      const dollar = text.indexOf("$", at);
      if (dollar < 0) break;
      result += text.slice(at, dollar);
      const next = text.charCodeAt(dollar + 1);
      if (next === 36) {
        result += "$";
        at = dollar + 2;
        continue;
      }
      const braced = next === 123;
      const name = match(NAME, text, dollar + (braced ? 2 : 1));
      if (name === null) {
        result += "$";
        at = dollar + 1;
        continue;
      }
      const behind = dollar + (braced ? 2 : 1) + name.length;
      const end = braced ? closing(text, behind) : behind;
      const part = braced
        ? this.#braced(name, text.slice(behind, end), depth)
        : this.#value(name, true);
      result += part.text;
      unresolved ??= part.unresolved;
      filled ??= part.filled;
      at = braced ? end + 1 : end;
    }
    return { text: result + text.slice(at), unresolved, filled };
  }

  #value(name: string, emptyCounts: boolean): Interpolated {
    const value = this.#variables.get(name);
    if (value === undefined || (value === "" && !emptyCounts) || value.length > this.#room) {
      return { text: this.#mark ?? `\${${name}}`, unresolved: name, filled: null };
    }
    this.#room -= value.length;
    return { text: value, unresolved: null, filled: name };
  }

  #braced(name: string, rest: string, depth: number): Interpolated {
    const operator = match(OPERATOR, rest, 0);
    if (operator === null) return this.#value(name, true);
    const word = rest.slice(operator.length);
    const given = this.#value(name, operator.length === 1);
    if (operator.endsWith("?")) return given;
    if (operator.endsWith("-")) {
      if (given.unresolved === null) return given;
      return depth < DEEPEST ? this.run(word, depth + 1) : given;
    }
    // A replacement counts where the variable has a value; without one the text is empty, but the shell may give one.
    if (given.unresolved !== null || depth >= DEEPEST) return given;
    return this.run(word, depth + 1);
  }
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The place of the brace that closes an expression; the text's end where none does. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 123 && text.charCodeAt(at - 1) === 36) depth += 1;
    else if (code === 125) {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return text.length;
}
