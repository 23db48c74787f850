import type { Located, Span } from "../source";
import { mayHoldSecret, secretWords } from "./commands";
import { type SecretUse, type TextOf, within } from "./use";

/** The secrets in a command's words, each word at its own place. */
export function wordUses(words: readonly Located<string>[], textOf: TextOf): readonly SecretUse[] {
  if (!words.some(({ value }) => mayHoldSecret(value))) return [];
  return secretWords(words.map(({ value }) => value)).flatMap(
    ({ index, name, verdict, offset }): SecretUse[] => {
      const word = words[index];
      if (!word) return [];
      if (!("part" in verdict)) return [{ at: word.at, name, verdict }];
      const secret = word.value.slice(offset + verdict.part.start, offset + verdict.part.end);
      const source = textOf(word.at.path);
      const at = source === null ? null : within(secret, word.at, source);
      return [{ at: at ?? word.at, name, verdict }];
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
