import { gather } from "@/lib/core/evidence/gather";
import { type ArtefactKind, NAMED } from "../kinds";
import type { Source } from "../source";
import { type Assignment, assignmentsIn, assignmentsOf } from "./assignments";
import { mayHoldSecret, secretWords } from "./commands";
import { findFormats, formatsOf } from "./formats";
import { isLeaked, judgeValue, MASK, MASK_OF_NONE, type Verdict } from "./judge";
import { type Hidden, mask } from "./mask";
import { HASH, isScript } from "./variables";

/**
 * Where secrets stand in a text of any kind: known formats, values of sensitive names, passwords in URLs and in flags of
 * known clients. Rather one too many than one too few: it decides what is hidden, not what is found.
 */
function secretSpans(
  text: string,
  formats: readonly Hidden[],
  assignments: readonly Assignment[],
  isFilled = false,
): readonly Hidden[] {
  return [
    ...formats,
    ...gather(assignments, ({ name, nameStart, start, end }) =>
      // An address' user is no name: what is hidden of addresses comes below.
      text.startsWith("//", nameStart - 2)
        ? []
        : hiddenOf(text, start, judgeValue(name, text.slice(start, end)), isFilled),
    ),
    ...inUrls(text, isFilled),
    ...inCommands(text, isFilled),
    ...(isFilled ? inLogins(text) : []),
  ];
}

/** Hides every secret of a text before it is stored or printed; the length and the lines stay. */
export function maskSecrets(text: string): string {
  return mask(text, secretSpans(text, findFormats(text), assignmentsIn(text)));
}

/**
 * Does so for a file. `found` are those that a rule told in it: whatever is called a secret is hidden. A pipeline's
 * passwords that only tests would use are hidden by another sign where no rule told them, and what is filled in where a
 * shell, Compose or a pipeline reads the file stays: else they could not be told from others any more.
 */
export function maskSource(
  source: Source,
  found: readonly Hidden[] = [],
  kind?: ArtefactKind,
): string {
  const { text, path } = source;
  const isFilled = (kind && (NAMED.has(kind) || kind === "transcript")) || isScript(path);
  const spans = secretSpans(text, [], assignmentsOf(source), isFilled);
  const sign = kind === "workflow" ? MASK_OF_NONE : MASK;
  return mask(mask(text, spans, sign), [...formatsOf(source), ...found]);
}

/** What is filled in: a variable, with what it says where there is none, what a command prints, a template; a pattern. */
const FILLED_IN =
  /^(?:\.\*|\[\^).*|\$?\{\{[^{}]*\}\}|\${1,2}(?:\w+|\([^()]*\)|\{\w+(?::?\?[^}]*|:?[-+=])?)|\}|(?:\$\(|`)(?:.*[)`]|.*)/g;

/**
 * What is to be hidden of a value that begins at `from`. Where variables are filled in, those parts of it that stand
 * there as they are; what stands in commands inside it is none.
 */
function hiddenOf(text: string, from: number, verdict: Verdict, isFilled: boolean): Hidden[] {
  const isOpen = isFilled && verdict.kind === "variable";
  if (!("part" in verdict && (isOpen || isLeaked(verdict)))) return [];
  const end = from + verdict.part.end;
  let start = from + verdict.part.start;
  const value = text.slice(start, end);
  if (!isFilled || HASH.test(value)) return [{ start, end }];
  const filled = value.match(FILLED_IN) ?? [];
  return gather(value.split(FILLED_IN), (written, index) => {
    const part = { start, end: start + written.length };
    start = part.end + (filled[index] ?? "").length;
    const isSecret = /[\p{L}\d]/u.test(written) && isLeaked(judgeValue("password", written));
    return isSecret ? part : [];
  });
}

/** URLs are short; what is longer is data. */
const LONGEST_URL = 2048;

function inUrls(text: string, isFilled: boolean): Hidden[] {
  const found: Hidden[] = [];
  let next = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", next)) {
    const near = text.slice(at, at + LONGEST_URL);
    const end = near.search(/[\s"'`<>]/);
    const url = end < 0 ? near : near.slice(0, end);
    next = at + Math.max(3, url.length);
    if (!url.includes("@") && !url.includes("=")) continue;
    found.push(...hiddenOf(text, at - 1, judgeValue("", `x${url}`), isFilled));
  }
  return found;
}

/** A header's token, and what is said to a program that reads a password, where a variable is put into it. */
const LOGIN =
  /\b(?:bearer[ \t]{1,4}|(?:echo|printf)[ \t]{1,4}["']?(?=[^|\n]{1,80}\|[^\n]{0,80}(?:-stdin|passwd))(?:\w{1,32}:)?)([^\s"'|$]{1,256}\$[^\s"'|]{1,256})/gi;

function inLogins(text: string): Hidden[] {
  return gather([...text.matchAll(LOGIN)], ({ index, 0: { length }, 1: value = "" }) =>
    hiddenOf(text, index + length - value.length, judgeValue("password", value), true),
  );
}

/** Clients with password flags, wherever a line names one; its words are those between blanks, quotes and brackets. */
const CLIENT =
  /\b(?:mysql\w*|mariadb\w*|mongo\w*|redis-(?:cli|server|benchmark)|valkey-cli|sshpass|sqlcmd|cypher-shell|curl|lftp|dotnet|docker|podman|nerdctl|helm|oras|skopeo|az|requirepass|masterauth)\b/g;

const WORD = /(?:-p|[\w.@-]+:)(?:"[^"]*"|'[^']*')|[^\s"'`,[\]]+/g;

/** Where passwords of known clients stand in a text of any kind. */
export function inCommands(text: string, isFilled = false): Hidden[] {
  const found: Hidden[] = [];
  CLIENT.lastIndex = 0;
  for (let hit = CLIENT.exec(text); hit !== null; hit = CLIENT.exec(text)) {
    // `--requirepass` begins before its word.
    const from = text.startsWith("--", hit.index - 2) ? hit.index - 2 : hit.index;
    const feed = text.indexOf("\n", hit.index);
    const end = Math.min(feed < 0 ? text.length : feed, from + LONGEST_URL);
    CLIENT.lastIndex = end;
    const line = text.slice(from, end);
    if (!mayHoldSecret(line)) continue;
    const words = [...line.matchAll(WORD)];
    for (const { index, offset, verdict } of secretWords(words.map(([word]) => word))) {
      const start = from + (words[index]?.index ?? 0) + offset;
      found.push(...hiddenOf(text, start, verdict, isFilled));
    }
  }
  return found;
}
