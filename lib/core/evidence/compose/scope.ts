import type { Variable } from "../container";
import type { FileError, FileNote, Located, Lost, Setting, Source, Span } from "../source";
import { closingOf, templateAt } from "../template";
import { itemsOf } from "../yaml/access";
import { booleanOfText, isNull } from "../yaml/scalars";
import type { YamlEntry, YamlNode, YamlScalar } from "../yaml/tree";
import { interpolate, type Variables } from "./interpolate";

/** What reading a service takes beside its own keys. */
export interface Scope {
  /** The set's id. */
  readonly set: string;
  /** What fills the variables of a file: the `.env` beside the base, and what its `include` names. */
  readonly variablesOf: (path: string) => Variables;
  /** The text of each file of the set. */
  readonly sources: { get(path: string): Source | undefined };
  /** The folder that paths written in a file are relative to. */
  readonly folderOf: (path: string) => string;
  readonly errors: FileError[];
  readonly notes: FileNote[];
}

/** How many mistakes of a set are told. */
export const MOST_ERRORS = 50;

/** Notes what Compose refuses. */
export function report(scope: Scope, code: string, at: Span): void {
  if (scope.errors.length < MOST_ERRORS) scope.errors.push({ code, at });
}

/** Notes that a value isn't what its key takes: Compose refuses such a file. */
export function wrongType(scope: Scope, key: string, at: Span): void {
  if (scope.errors.length < MOST_ERRORS) {
    scope.errors.push({ code: "compose-wrong-type", values: { key }, at });
  }
}

/** A scalar's text after interpolation; undefined where there is no value, or a collection, which is reported. */
export function textSetting(
  scope: Scope,
  entry: YamlEntry | undefined,
): Setting<string> | undefined {
  return entry && settingOf(scope, entry.value, entry.key.value, entry.lost);
}

/** As `textSetting`, for a value without an entry of its own; `key` names it in an error. */
export function settingOf(
  scope: Scope,
  node: YamlNode,
  key: string,
  lost?: readonly Lost[],
): Setting<string> | undefined {
  if (isNull(node)) return undefined;
  const place = lost ? { at: node.at, lost } : { at: node.at };
  const template = templateIn(scope, node);
  if (template !== null) {
    scope.notes.push({ code: "unrendered", at: node.at });
    return { unresolved: template, ...place };
  }
  if (node.kind !== "scalar") {
    wrongType(scope, key, node.at);
    return undefined;
  }
  const { text, unresolved } = interpolate(node.text, scope.variablesOf(node.at.path));
  return unresolved === null ? { value: text, ...place } : { unresolved, text, ...place };
}

/** The expression of a template that a value holds; without quotes, YAML takes `{{ NAME }}` for a mapping. */
function templateIn(scope: Scope, node: YamlNode): string | null {
  if (node.kind === "scalar") return templateAt(node.text) < 0 ? null : node.text;
  const { path, start, end } = node.at;
  const written = scope.sources.get(path)?.text.slice(start, Math.min(end, start + 200)) ?? "";
  return closingOf(written) === null ? null : written;
}

/** A setting of another type, read from its text; what `read` doesn't understand is reported, and is no value. */
export function settingAs<T>(
  scope: Scope,
  entry: YamlEntry | undefined,
  read: (text: string) => T | null,
): Setting<T> | undefined {
  const setting = textSetting(scope, entry);
  if (!entry || !setting) return undefined;
  const place = entry.lost ? { at: setting.at, lost: entry.lost } : { at: setting.at };
  if (setting.unresolved !== undefined) return { unresolved: setting.unresolved, ...place };
  const value = read(setting.value);
  if (value !== null) return { value, ...place };
  wrongType(scope, entry.key.value, setting.at);
  return { unresolved: shortened(setting.value), refused: true, ...place };
}

/**
 * The items of a key that takes a list only. A single value is reported: Compose refuses it, so it comes as a setting
 * that says nothing.
 */
export function listOf(
  scope: Scope,
  entry: YamlEntry | undefined,
): { readonly items: readonly YamlNode[]; readonly refused: readonly Setting<string>[] } {
  const node = entry?.value;
  if (node?.kind !== "scalar" || isNull(node)) return { items: itemsOf(node), refused: [] };
  const { at, text } = node;
  const values = { key: entry?.key.value ?? "" };
  if (scope.errors.length < MOST_ERRORS) scope.errors.push({ code: "compose-no-list", values, at });
  return {
    items: [],
    refused: [{ unresolved: shortened(shown(text)), text: shown(text), refused: true, at }],
  };
}

/** As much of a value as a sentence takes. */
function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** A truth value. */
export function booleanSetting(
  scope: Scope,
  entry: YamlEntry | undefined,
): Setting<boolean> | undefined {
  return settingAs(scope, entry, booleanOfText);
}

/**
 * A text to be shown or searched: defaults put in, everything else that is a variable left as `${NAME}`, so that a value
 * from the `.env` never gets out.
 */
export function shown(text: string): string {
  return interpolate(text, NONE).text;
}

const NONE: Variables = new Map();

/** A located text to be shown. */
export function shownText(node: YamlNode): Located<string> | null {
  return node.kind === "scalar" ? { value: shown(node.text), at: node.at } : null;
}

/** A variable of `environment` or `build.args`: a value that hangs on the `.env` or the shell is unresolved. */
export function variableOf(scope: Scope, { key, value, lost }: YamlEntry): Variable {
  if (isNull(value)) return { key, value: null, raw: null };
  if (value.kind !== "scalar") {
    wrongType(scope, key.value, value.at);
    return { key, value: null, raw: null };
  }
  return writtenVariable(key, value, lost);
}

/** A variable whose value is written out. */
export function writtenVariable(
  key: Located<string>,
  { at, text: raw }: YamlScalar,
  lost?: readonly Lost[],
): Variable {
  const { text, unresolved } = interpolate(raw, NONE);
  const place = lost ? { at, lost } : { at };
  return {
    key,
    value: unresolved === null ? { value: text, ...place } : { unresolved, ...place },
    raw: { value: raw, at },
  };
}
