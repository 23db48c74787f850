import { gather } from "@/lib/core/evidence/gather";
import type { Variable } from "../container";
import { readShell } from "../shell/read";
import type { Located, Span } from "../source";
import { mayHoldSecret, secretWords } from "./commands";
import { namesSecretFile, sensitivityOf } from "./names";
import { secretsInText } from "./of-text";
import { both, placed, type SecretUse, type TextOf, valueUse, variableUse, within } from "./use";
import { isVariable, UNRESOLVED, withDefaults } from "./variables";

/**
 * What a variable holds: a secret by its own name, the options of a program with one among them
 * (`REDIS_ARGS=--requirepass …`, `JAVA_OPTS=-Dpassword=…`), or a text of settings with some in it.
 */
export function variableUses(
  variable: Pick<Variable, "key" | "value" | "raw">,
  textOf: TextOf,
  known: readonly string[] = [],
): readonly SecretUse[] {
  const { key, value, raw } = variable;
  const text = value?.value ?? withDefaults(raw?.value ?? "");
  const isNamed = sensitivityOf(key.value) !== null || namesSecretFile(key.value);
  const isLines = /\n./.test(text);
  if (!isNamed && (isLines || /^\s*[{[<]/.test(text))) {
    const uses = settingUses(variable, text, textOf, known);
    if (uses.length > 0) return uses;
  }
  // A text of lines is no connection string.
  const isWhole = isNamed || !isLines || /^\s*\{/.test(text);
  const use = isWhole ? variableUse(variable, textOf, known) : null;
  if (use) return [use];
  if (value?.value !== undefined && /(?:^|\s)-/.test(value.value)) {
    const words = value.value.split(/\s+/).filter(Boolean);
    const uses = wordUses(placedWords(words, raw?.at ?? value.at, textOf), textOf);
    if (uses.length > 0) return uses;
  }
  return isNamed || isLines ? [] : settingUses(variable, text, textOf, known);
}

/** The secrets in a text of settings that a variable holds: YAML, JSON, Ruby, properties, XML; each at its own line. */
function settingUses(
  { key, value, raw }: Pick<Variable, "key" | "value" | "raw">,
  text: string,
  textOf: TextOf,
  known: readonly string[],
): readonly SecretUse[] {
  const at = raw?.at ?? value?.at;
  if (!at || !/[\s{[<"'(;]/.test(text) || !mayHoldSecret(text)) return [];
  const isTemplate = /\{\{|<%/.test(raw?.value ?? "");
  const secrets = secretsInText(text, "");
  // Its name in front tells it from the same word elsewhere.
  const written = secrets.map(({ name, start, end }) => {
    const named = text.lastIndexOf(name, start);
    const from = named > text.lastIndexOf("\n", start) ? named : start;
    return text.slice(from, end).split(UNRESOLVED, 1)[0] ?? "";
  });
  const places = placedWords(written, at, textOf);
  return gather(secrets, ({ name, start, end }, index): SecretUse[] => {
    const secret = text.slice(start, end);
    const use = valueUse(name, secret, places[index]?.at ?? at, textOf, known);
    if (!use) return [];
    // A template and the container's own variables are filled in later, nobody sees by whom.
    const later = isVariable(secret) && (isTemplate || !secret.includes(UNRESOLVED));
    const says = /^(?:pass\w*|pwd)?$/i.test(name) ? key.value : name;
    return later ? [] : [{ ...use, name: says }];
  });
}

/** The secrets in a command's words, each word at its own place. */
export function wordUses(words: readonly Located<string>[], textOf: TextOf): readonly SecretUse[] {
  if (!words.some(({ value }) => mayHoldSecret(value))) return [];
  return gather(
    secretWords(words.map(({ value }) => value)),
    ({ index, name, verdict, offset }): SecretUse[] => {
      const word = words[index];
      if (!word) return [];
      const text = word.value.slice(offset);
      // Behind its name, which may hold the same word: `--admin_password=admin`.
      const behind = { ...word.at, start: word.at.start + offset };
      const at = within(text, behind, textOf(behind.path) ?? "") ?? word.at;
      return [placed(name, verdict, text, at, textOf)];
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
