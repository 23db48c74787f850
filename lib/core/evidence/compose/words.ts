import type { Setting } from "../source";
import { itemsOf } from "../yaml/access";
import { isNull } from "../yaml/scalars";
import type { YamlEntry } from "../yaml/tree";
import { interpolate } from "./interpolate";
import { type Scope, shown, wrongType } from "./scope";

/**
 * `command` or `entrypoint`: a list, or a line that Compose splits as a shell would. Variables inside stay as `${NAME}`;
 * a command that is nothing but one is unresolved. An empty value is not set; an empty list takes the image's away.
 */
export function wordsOf(
  scope: Scope,
  entry: YamlEntry | undefined,
): Setting<readonly string[]> | undefined {
  if (!entry || isNull(entry.value)) return undefined;
  const { value: node, key, lost } = entry;
  const place = lost ? { at: node.at, lost } : { at: node.at };
  if (node.kind === "scalar") {
    const whole = /^\$(?:\w+|\{[^{}]*\})$/.test(node.text.trim());
    const { unresolved } = interpolate(node.text, scope.variablesOf(node.at.path));
    if (whole && unresolved !== null) return { unresolved, ...place };
    return { value: splitWords(shown(node.text)), ...place };
  }
  if (node.kind === "mapping") {
    wrongType(scope, key.value, node.at);
    return undefined;
  }
  const words = itemsOf(node).flatMap((item) => (item.kind === "scalar" ? shown(item.text) : []));
  return { value: words, ...place };
}

/** Splits a line at blanks, with quotes and backslashes as in a shell; nothing is expanded. */
function splitWords(line: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  let open = false;
  let quote = 0;
  for (let at = 0; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
      else if (code === 92 && quote === 34 && at + 1 < line.length) word += line[++at];
      else word += line[at];
    } else if (code === 34 || code === 39) {
      quote = code;
      open = true;
    } else if (code === 92 && at + 1 < line.length) {
      word += line[++at];
      open = true;
    } else if (code === 32 || code === 9 || code === 10 || code === 13) {
      if (open) words.push(word);
      word = "";
      open = false;
    } else {
      word += line[at];
      open = true;
    }
  }
  if (open) words.push(word);
  return words;
}
