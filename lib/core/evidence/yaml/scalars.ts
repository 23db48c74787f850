import type { YamlNode } from "./tree";

const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const TRUE = new Set(["true", "yes", "y", "on"]);
const FALSE = new Set(["false", "no", "n", "off"]);

/** Whether a value says nothing: `key:`, `~`, `null`. A quoted one says something, and so does one with a tag such as `!!str`. */
export function isNull(node: YamlNode | undefined): boolean {
  return (
    node === undefined ||
    (node.kind === "scalar" && node.style === "plain" && node.tag === null && NULL.has(node.text))
  );
}

/**
 * What a text means where a truth value is expected. YAML 1.1 words (`yes`, `off`) count and so do quoted ones, as
 * Compose reads them; null where it is neither.
 */
export function booleanOfText(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : null;
}

/** A scalar's truth value; null for anything else. */
export function booleanOf(node: YamlNode | undefined): boolean | null {
  return node?.kind === "scalar" ? booleanOfText(node.text) : null;
}

/** A text as a decimal number; null where it is none. Base 60 (`1:30`) is a text, as in YAML 1.2. */
export function numberOfText(text: string): number | null {
  const word = text.trim();
  if (word.length > 40 || !/^[+-]?(?:\d[\d_]*)?(?:\.\d*)?(?:[eE][+-]?\d+)?$/.test(word))
    return null;
  const number = Number(word.replaceAll("_", ""));
  return word === "" || !/\d/.test(word) || !Number.isFinite(number) ? null : number;
}
