import { gather } from "@/lib/core/evidence/gather";
import { credentialForms } from "../text/key-files";
import { assignmentsIn } from "./assignments";
import { findFormats } from "./formats";
import { isLeaked, judgeValue, type Verdict } from "./judge";
import { sensitivityOf } from "./names";
import { inCommands } from "./spans";
import { isVariable } from "./variables";

/** A secret in a text of settings, or the variable that brings one in. */
export interface TextSecret {
  readonly name: string;
  readonly verdict: Verdict;
  /** Where in the text the judged value stands. */
  readonly start: number;
  readonly end: number;
}

/** Forms in which files hold a password without an assignment: the last group is the value, one before it its name. */
const SHAPES: readonly { readonly form: RegExp; readonly file?: RegExp }[] = [
  { form: /[a-z][\w+.-]{0,40}:\/\/[^\s"'`<>]{1,2048}/gi },
  {
    form: /\bmachine\s{1,16}\S{1,256}(?:\s{1,16}(?:login|account)\s{1,16}\S{1,256}){0,2}\s{1,16}(password)\s{1,16}(\S{1,256})/g,
  },
  { form: /\s(password)\s{1,16}(\S{1,256})/g, file: /debconf-set-selections/ },
  { form: /<([\w.:-]{1,64})>([^<>\n]{1,512})(?=<\/)/g },
  {
    form: /(?:;[ \t]?|[ \t])(password|pwd)(?<!\b(?:where|and|or)[ \t]{1,4}\w+)=["']?([^\s;"'<>]{1,256})/gi,
  },
  { form: /^[ \t]{0,16}(?:requirepass|masterauth)[ \t]{1,16}(\S{1,256})/gm },
  {
    form: /\b(?:identified\s{1,4}(?:with\s{1,4}\S{1,64}\s{1,4})?by|(?:(?:user|role)\s{1,4}\S{1,64}|with|login|encrypted)\s{1,4}(?:encrypted\s{1,4})?password)\s{1,4}'([^'\n]{1,256})/gi,
  },
];

/**
 * Finds secrets in the text of a file of settings: `PASSWORD=…` or `password: …` at the beginning of a line or in JSON,
 * Ruby's and PHP's settings, URLs, known formats, `.netrc`, `.pgpass`, XML, Docker's logins, SQL, flags of known
 * clients. `target` is where it is written to, or the line that says so.
 */
export function secretsInText(written: string, target: string): readonly TextSecret[] {
  // `passwd: files` says where users are looked up.
  if (target.includes("nsswitch.conf")) return [];
  // What `printf` takes for a line's end, every character in its place.
  const text = written.replaceAll("\\n", "\n ");
  const found: TextSecret[] = [];
  const add = (name: string, from: number, to: number) => {
    const spring = SPRING.exec(text.slice(from, to));
    const start = spring ? to - 1 - (spring[1] ?? "").length : from;
    const end = spring ? to - 1 : to;
    const verdict = judgeValue(name, text.slice(start, end));
    const { kind } = verdict;
    if (isLeaked(verdict) || kind === "variable" || kind === "placeholder") {
      found.push({ name, verdict, start, end });
    }
  };
  for (const { name, nameStart, start, end, quote } of assignmentsIn(text)) {
    const value = text.slice(start, end);
    // Code, a sentence, or a label: `Password: expired`, `"login.password": "Password"`; not Spring's `{noop}`.
    if (/[\s(){}]/.test(value.replace(SCHEME, "")) && !isVariable(value)) continue;
    const between = text.slice(nameStart, start);
    if (quote === "" && /^[A-Z][a-z]+: /.test(between) && /^[A-Za-z]+\.?$/.test(value)) continue;
    if (/^[A-Z][a-z]+$/.test(value) && name.toLowerCase().endsWith(value.toLowerCase())) continue;
    if (isComment(text, nameStart) || (text[nameStart] === "-" && isMetavariable(value))) continue;
    if (beginsLine(text, nameStart, quote !== "", between.includes(":"))) add(name, start, end);
  }
  for (const { form, file } of SHAPES) {
    if (file && !file.test(target)) continue;
    for (const match of text.matchAll(form)) {
      const [whole, ...groups] = match;
      const [name = "", value] = groups.length > 1 ? groups : ["password", groups[0]];
      const end = match.index + whole.length;
      if (isComment(text, match.index)) continue;
      if (value === undefined) add("", match.index, end);
      else add(name, end - value.length, end);
    }
  }
  for (const [, , form] of gather(target.split(/\s+/), credentialForms)) {
    for (const { 0: whole, 1: value = "", index } of text.matchAll(form)) {
      const start = index + whole.lastIndexOf(value);
      add("password", start, start + value.length);
    }
  }
  for (const { start, end } of inCommands(text)) {
    if (isComment(text, start) || isMetavariable(text.slice(start, end))) continue;
    add("password", start, end);
  }
  for (const { start, end } of findFormats(text)) add("", start, end);
  let told = 0;
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < told) return false;
      told = end;
      return true;
    });
}

/** The passwords of `user:password` lines, as `chpasswd` reads them. */
export function accountsIn(text: string): readonly TextSecret[] {
  return linesIn(text, /(?:^|\s)([a-z_][\w-]{0,31}):(\S{1,256})/gi);
}

/** The lines of a text as a program reads them that asks for a password. */
export function passwordsIn(text: string): readonly TextSecret[] {
  return linesIn(text, /^()[ \t]{0,16}(\S.{0,511})/gm);
}

function linesIn(written: string, form: RegExp): TextSecret[] {
  const text = written.replaceAll("\\n", "\n ");
  return gather([...text.matchAll(form)], ({ index, 0: whole, 1: user = "", 2: behind = "" }) => {
    const value = behind.trimEnd();
    const start = index + whole.length - behind.length;
    const verdict = judgeValue("password", value, [user]);
    const found = { name: "password", verdict, start, end: start + value.length };
    return isLeaked(verdict) || verdict.kind === "variable" ? [found] : [];
  });
}

function beginsLine(text: string, at: number, isQuoted: boolean, isColon: boolean): boolean {
  const before = text.slice(Math.max(0, at - 128), at);
  // In JSON and other mappings of one line; `up{secret="db"}` only asks for one.
  if (/[{,]\s{0,16}["':]$/.test(before) && isQuoted) return true;
  if (/[{,]\s{0,16}$/.test(before) && isColon) return true;
  if (isQuoted && IN_BRACKETS.test(before)) return true;
  // In a list of YAML, behind a terminal's sign, in JSON behind its brace, in `.npmrc` behind the registry's address.
  return /(?:^|\n)[ \t]*(?:(?:export|[->])[ \t]+|\{[ \t]*|\/\/[^\s=]{1,100}:)?["':]?$/.test(before);
}

/** Ruby's `gitlab_rails['NAME'] = "…"`, PHP's `define('NAME', "…")`, an attribute of XML. */
const IN_BRACKETS =
  /(?:^|[\n;])[ \t]*(?:\w{1,64}(?:\[["'][\w.-]{1,64}["']\])*\[|define\([ \t]?)["']$|<[\w:.-]{1,64}\s[^<>]*$/;

/** `#` and `;` begin a comment in all files of settings, `//` and a blank in code; in `.npmrc` it begins an address. */
function isComment(text: string, at: number): boolean {
  return /(?:^|\n)[ \t]{0,64}(?:[#;]|\/\/[ \t])[^\n]*$/.test(text.slice(Math.max(0, at - 256), at));
}

/** Spring's default: `${DB_PASSWORD:hunter2}`. A lone small word is a provider: `${env:DB_PASSWORD}`. */
const SPRING = /^\$\{(?=[a-z-]{0,128}[A-Z\d_.])[\w.-]{1,128}:(?![-+?=])([^{}]{1,256})\}$/;

/** How a stored password is kept: `{noop}hunter2`. */
const SCHEME = /^\{[\w-]{1,32}\}/;

/** What a help text has a person fill in: `--password PASSWORD`. */
function isMetavariable(value: string): boolean {
  return value === value.toUpperCase() && sensitivityOf(value) !== null;
}
