import type { Variable } from "../container";
import type { Span } from "../source";
import { isLeaked, judgeValue, judgeVariable, type Verdict } from "./judge";
import { sensitivityOf } from "./names";
import { UNRESOLVED, withDefaults } from "./variables";

/** A secret that a file holds, or the place where one is handed over. */
export interface SecretUse {
  /** The secret itself where it can be told apart, else the value, else the key. */
  readonly at: Span;
  /** The key's or the flag's name; "" where only the value tells. */
  readonly name: string;
  readonly verdict: Verdict;
}

/** Longer names are cut in a sentence. */
const LONGEST_NAME = 64;

/** The name as a sentence's value; a name that says nothing of secrets holds the password among other things. */
export function namesOf(name: string): Readonly<Record<string, string>> {
  const shown = { name: name.slice(0, LONGEST_NAME) };
  return name === "" || sensitivityOf(name) !== null ? shown : { holds: "password", ...shown };
}

/** The text of a file of the input; null where it has none. */
export type TextOf = (path: string) => string | null;

/** Whether a verdict says nothing of secrets. */
function isNothing({ kind }: Verdict): boolean {
  return kind === "not-secret" || kind === "empty";
}

/** A variable that holds a secret, or takes one from elsewhere; null for any other. */
export function variableUse(
  variable: Pick<Variable, "key" | "value" | "raw">,
  textOf: TextOf,
  known: readonly string[] = [],
): SecretUse | null {
  const { key, value, raw } = variable;
  const judged = judgeVariable(variable, known);
  if (isNothing(judged)) return null;
  // What hangs on a variable as it is written names it.
  const written = judged.kind === "variable" && raw ? judgeValue(key.value, raw.value) : judged;
  const verdict = written.kind === "variable" ? written : judged;
  const at = raw?.at ?? value?.at ?? key.at;
  const text = value?.value ?? withDefaults(raw?.value ?? UNRESOLVED);
  return placed(key.value, verdict, text, at, textOf);
}

/** A value that is written out, with the name that says what it is. */
export function valueUse(
  name: string,
  text: string,
  at: Span,
  textOf: TextOf,
  known: readonly string[] = [],
): SecretUse | null {
  const verdict = judgeValue(name, text, known);
  return isNothing(verdict) ? null : placed(name, verdict, text, at, textOf);
}

/**
 * Narrows the place to the secret. One that doesn't stand in the value came in by a variable: it is judged where the
 * variable is set.
 */
export function placed(
  name: string,
  verdict: Verdict,
  text: string,
  at: Span,
  textOf: TextOf,
): SecretUse {
  if (!("part" in verdict)) return { at, name, verdict };
  const { part } = verdict;
  const found = locate(text, part, at, textOf);
  if (found) return { at: found, name, verdict };
  const written = textOf(at.path)?.slice(at.start, at.end) ?? "";
  // Compose's `$$` and the shell's `\$` are dollar signs that are meant.
  const substituted =
    isLeaked(verdict) &&
    written.includes("$") &&
    !written.replace(/\$\$|\\\$/g, () => "$").includes(text.slice(part.start, part.end));
  // As it is written it names the variable.
  const open = substituted ? judgeValue(name, written) : verdict;
  return { at, name, verdict: isLeaked(open) && substituted ? { kind: "variable" } : open };
}

/** Where a part of a value stands in its file, quotes before it or not; null where escapes or variables hide it. */
function locate(
  text: string,
  part: { readonly start: number; readonly end: number },
  at: Span,
  textOf: TextOf,
): Span | null {
  const source = textOf(at.path);
  if (source === null) return null;
  const secret = text.slice(part.start, part.end);
  for (const quote of [0, 1]) {
    const start = at.start + quote + part.start;
    if (source.startsWith(text, at.start + quote)) {
      return { path: at.path, start, end: start + secret.length };
    }
  }
  return within(secret, at, source);
}

/** The first place of a text inside a span. */
export function within(secret: string, { path, start, end }: Span, source: string): Span | null {
  const found = source.slice(start, end).indexOf(secret);
  if (found < 0) return null;
  return { path, start: start + found, end: start + found + secret.length };
}

/** Uses, and more of them where those don't tell the same already. */
export function both(some: readonly SecretUse[], more: readonly SecretUse[]): readonly SecretUse[] {
  if (more.length === 0) return some;
  const fresh = more.filter(({ at }) =>
    some.every((use) => use.at.end <= at.start || at.end <= use.at.start),
  );
  return some.length === 0 ? more : [...some, ...fresh];
}
