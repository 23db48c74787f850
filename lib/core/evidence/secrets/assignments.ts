import { oncePer } from "../once";
import type { Source } from "../source";
import { sensitivityOf } from "./names";

/** A sensitive name and the value that stands behind it in a text, whatever language it is. */
export interface Assignment {
  readonly name: string;
  readonly nameStart: number;
  /** The value without its quotes. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** Stems of every sensitive name: each hit is widened to the whole name, which is then judged. */
const STEM =
  /pass|pwd|pword|secret|token|key|cred|conn(?:ection)?[_-]?str|cookie|(?:gh|hub|lab)[_-]?pat|[_-]pw|_auth\b|authident/gi;

/** Names and values are short; the caps keep a long line from being walked again and again. */
const LONGEST_NAME = 128;
const LONGEST_VALUE = 4096;
const LONGEST_BARE = 512;
/** How far before a name its call may begin. */
const LONGEST_CALL = 128;

/**
 * Finds `NAME=value`, `name: value`, `"name": "value"`, `name := "value"`, `ENV NAME value`, `getenv("NAME", "value")`,
 * `env.NAME || "value"` for sensitive names, in order. Work grows with the text.
 */
export function assignmentsIn(text: string): readonly Assignment[] {
  const found: Assignment[] = [];
  STEM.lastIndex = 0;
  for (let hit = STEM.exec(text); hit !== null; hit = STEM.exec(text)) {
    let start = hit.index;
    const floor = Math.max(0, start - LONGEST_NAME);
    while (start > floor && isNameCode(text.charCodeAt(start - 1))) start--;
    let end = hit.index + hit[0].length;
    const ceiling = Math.min(text.length, end + LONGEST_NAME);
    while (end < ceiling && isNameCode(text.charCodeAt(end))) end++;
    STEM.lastIndex = end;
    const name = text.slice(start, end).replace(/^[-.]+/, "");
    if (sensitivityOf(name) === null) continue;
    const value = valueBehind(text, start, end);
    if (value === null) continue;
    // The shell's `${NAME:=value}`, `${NAME:?what is said}`.
    const close = text.startsWith("${", start - 2) ? text.indexOf("}", value.start) : -1;
    if (close >= 0 && text[value.start] === "?") continue;
    const valueEnd = close < 0 ? value.end : Math.min(close, value.end);
    found.push({ name, nameStart: start, ...value, end: valueEnd });
    STEM.lastIndex = Math.max(end, valueEnd);
  }
  return found;
}

/** Those of a file: looked for when it is read, and again when they are hidden. */
export const assignmentsOf = oncePer(({ text }: Source) => assignmentsIn(text));

type Value = Omit<Assignment, "name" | "nameStart">;

function valueBehind(text: string, nameStart: number, nameEnd: number): Value | null {
  let at = nameEnd;
  const closes = text[at] === '"' || text[at] === "'" || text[at] === "`";
  if (closes) at++;
  if (text[at] === "]") at++;
  const bare = at;
  at = skipBlanks(text, at);
  const operator = operatorAt(text, at) || (closes && isArgument(text, nameStart, at) ? 1 : 0);
  if (operator > 0) {
    const from = skipBlanks(text, at + operator);
    if (text[at] === ":" && /^[|>][-+\d]{0,2}[ \t]*(?:\r?\n|$)/.test(text.slice(from, from + 32))) {
      return readBlock(text, nameStart, from);
    }
    const isInText = !closes && isInQuotes(text, nameStart);
    return readValue(text, from, text[at] === "=", isInFlow(text, nameStart), isInText);
  }
  // `ENV NAME value`, `--password value`.
  // The next flag, and Docker's `--secret id=npm`, are no values.
  if (at === bare || closes || /^(?:-|(?:id|source|type)=)/.test(text.slice(at, at + 7)))
    return null;
  const flag = text[nameStart] === "-";
  if (
    !flag &&
    !/(?:^|\n)[ \t]*(?:env|arg)[ \t]+$/i.test(text.slice(Math.max(0, nameStart - 32), nameStart))
  ) {
    return null;
  }
  return readValue(text, at, flag, false);
}

/** YAML's `name: |` and `name: >-`: the value stands in the lines below that are indented further. */
function readBlock(text: string, nameStart: number, from: number): Value | null {
  const indent = nameStart - (text.lastIndexOf("\n", nameStart - 1) + 1);
  const start = skipLine(text, from);
  const stop = Math.min(text.length, start + LONGEST_VALUE);
  let end = start;
  for (let line = start; line < stop; line = skipLine(text, line)) {
    const content = skipBlanks(text, line);
    const isBlank = text[content] === "\n" || text[content] === "\r";
    if (!isBlank && content - line <= indent) break;
    end = Math.min(stop, skipLine(text, line));
  }
  const first = skipBlanks(text, start);
  while (end > first && /\s/.test(text[end - 1] ?? "")) end--;
  return end > first ? { start: first, end, quote: "" } : null;
}

function skipLine(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed < 0 ? text.length : feed + 1;
}

/** How far back an open bracket is looked for. */
const FLOW = 512;

/** Inside `{ a: 1, name: value }` of one line a comma or a bracket ends the value. */
function isInFlow(text: string, nameStart: number): boolean {
  const before = text.slice(Math.max(0, nameStart - FLOW), nameStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return line.lastIndexOf("{") > line.lastIndexOf("}") && !line.includes("${");
}

/** `echo "Password: value"`: the text's own quote ends the value. */
function isInQuotes(text: string, nameStart: number): boolean {
  const before = text.slice(Math.max(0, nameStart - FLOW), nameStart);
  return before.slice(before.lastIndexOf("\n") + 1).split('"').length % 2 === 0;
}

/** How many characters say that a value follows; 0 where none does. */
function operatorAt(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (two === ":=" || two === ":-" || two === "=>" || two === "||" || two === "??" || two === "+=")
    return 2;
  if (two === "==" || two === "::") return 0;
  if (text[at] === "=" || text[at] === ":") {
    // TypeScript: `password: string = "…"`.
    const typed = /^:[ \t]{0,4}(?:string|String|str|const char \*)[ \t]{0,4}=[ \t]*(?=["'])/.exec(
      text.slice(at, at + 48),
    );
    return typed ? typed[0].length : 1;
  }
  return 0;
}

/**
 * A default behind a quoted name: `getenv("DB_PASSWORD", "…")`. Not where the name is the last word of a sentence, nor
 * in a list.
 */
function isArgument(text: string, nameStart: number, at: number): boolean {
  if (text[at] !== "," || /\s/.test(text[nameStart - 1] ?? "")) return false;
  const floor = Math.max(0, nameStart - LONGEST_CALL);
  let depth = 0;
  for (let i = nameStart - 1; i >= floor; i--) {
    const char = text[i] ?? "";
    if (")]}".includes(char)) depth++;
    else if ("([{".includes(char)) {
      if (depth === 0) return char === "(";
      depth--;
    }
  }
  return false;
}

function readValue(
  text: string,
  from: number,
  untilBlank: boolean,
  inFlow: boolean,
  inText = false,
): Value | null {
  let start = from;
  // Prefixes of strings: f"", b'', r"", @"", $"".
  if (/^[fbrBFR@$]{1,2}["']/.test(text.slice(start, start + 3))) {
    while (text[start] !== '"' && text[start] !== "'") start++;
  }
  const quote = text[start] ?? "";
  const stop = Math.min(text.length, start + LONGEST_VALUE);
  if (quote === '"' || quote === "'" || quote === "`") {
    // A shell's command, where code would leave a blank: ``NAME=`cmd` ``.
    const own = quote === "`" && /\w=$/.test(text.slice(start - 2, start)) ? 0 : 1;
    for (let i = start + 1; i < stop; i++) {
      if (text[i] === "\\") i++;
      else if (text[i] === quote)
        return { start: start + own, end: i + 1 - own, quote: own ? quote : "" };
      else if (text[i] === "\n") break;
    }
    return null;
  }
  // `secrets: [db, api_key]` is a list of names.
  if (quote === "[" || (quote === "{" && text[start + 1] !== "{")) return null;
  const bareStop = Math.min(stop, start + LONGEST_BARE);
  let end = start;
  while (end < bareStop) {
    const char = text[end] ?? "";
    if (char === "\n" || char === "\r") break;
    if (untilBlank && (char === " " || char === "\t" || char === '"' || char === "'")) break;
    if (inText && char === '"') break;
    if (char === "#" && /\s/.test(text[end - 1] ?? "")) break;
    if (inFlow && (char === "}" || (char === "," && /\s/.test(text[end + 1] ?? " ")))) break;
    if (inFlow && char === "$" && text[end + 1] === "{") {
      const close = text.slice(end, bareStop).indexOf("}");
      if (close > 0) end += close;
    }
    end++;
  }
  while (end > start && /[\s,;]/.test(text[end - 1] ?? "")) end--;
  return end > start ? { start, end, quote: "" } : null;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function isNameCode(code: number): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || code === 95 || code === 45 || code === 46 || (code >= 48 && code <= 57);
}
