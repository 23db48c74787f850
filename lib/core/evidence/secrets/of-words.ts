import { gather } from "@/lib/core/evidence/gather";
import type { Variable } from "../container";
import { readShell } from "../shell/read";
import type { Located, Span } from "../source";
import { mayHoldSecret, secretWords } from "./commands";
import { both, placed, type SecretUse, type TextOf, variableUse } from "./use";

/**
 * What a variable holds: a secret by its own name, or the options of a program with one among them
 * (`REDIS_ARGS=--requirepass …`, `JAVA_OPTS=-Dpassword=…`).
 */
export function variableUses(
  variable: Pick<Variable, "key" | "value" | "raw">,
  textOf: TextOf,
  known: readonly string[] = [],
): readonly SecretUse[] {
  const use = variableUse(variable, textOf, known);
  if (use) return [use];
  const { value, raw } = variable;
  if (value?.value === undefined || !/(?:^|\s)-/.test(value.value)) return [];
  const words = value.value.split(/\s+/).filter(Boolean);
  return wordUses(placedWords(words, raw?.at ?? value.at, textOf), textOf);
}

/** The secrets in a command's words, each word at its own place. */
export function wordUses(words: readonly Located<string>[], textOf: TextOf): readonly SecretUse[] {
  if (!words.some(({ value }) => mayHoldSecret(value))) return [];
  return gather(
    secretWords(words.map(({ value }) => value)),
    ({ index, name, verdict, offset }): SecretUse[] => {
      const word = words[index];
      if (!word) return [];
      return [placed(name, verdict, word.value.slice(offset), word.at, textOf)];
    },
  );
}

/** So many words that are not found as written, and the rest is not looked for. */
const MOST_MISSED = 8;

/** Gives words, of which only the place of the whole list is known, a place each where they stand in it as written. */
export function placedWords(
  words: readonly string[],
  at: Span,
  textOf: TextOf,
): readonly Located<string>[] {
  const source = textOf(at.path)?.slice(at.start, at.end) ?? "";
  let from = 0;
  let missed = 0;
  return words.map((value) => {
    const found = value === "" || missed >= MOST_MISSED ? -1 : source.indexOf(value, from);
    if (found < 0) {
      if (value !== "") missed += 1;
      return { value, at };
    }
    from = found + value.length;
    return { value, at: { path: at.path, start: at.start + found, end: at.start + from } };
  });
}

/** The secrets in words of which only the place of the whole list is known; one with blanks is a script for `sh -c`. */
export function wordsAt(words: readonly string[], at: Span, textOf: TextOf): readonly SecretUse[] {
  const placed = placedWords(words, at, textOf);
  const inside = gather(placed, (word) =>
    /\s/.test(word.value) ? scriptUses({ script: word.value, at: word.at }, textOf) : [],
  );
  return both(inside, wordUses(placed, textOf));
}

/** The secrets in a script's commands. */
export function scriptUses(
  { script, at }: { readonly script: string; readonly at: Span },
  textOf: TextOf,
): readonly SecretUse[] {
  let from = at.start;
  return gather(
    readShell(script, () => at),
    ({ assignments, words }) => {
      const all = [...assignments, ...words].map(({ value }) => value);
      // Commands stand one behind the other, but for those inside others.
      const rest = placedWords(all, { ...at, start: from }, textOf);
      const isBehind = rest.every(
        ({ value, at: { start, end } }) => value === "" || start > from || end < at.end,
      );
      const placed = isBehind ? rest : placedWords(all, at, textOf);
      from = isBehind ? (rest.at(-1)?.at.end ?? from) : from;
      return wordUses(placed, textOf);
    },
  );
}
