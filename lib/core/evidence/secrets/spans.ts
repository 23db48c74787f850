import { gather } from "@/lib/core/evidence/gather";
import type { ArtefactKind } from "../kinds";
import type { Source } from "../source";
import { type Assignment, assignmentsIn, assignmentsOf } from "./assignments";
import { mayHoldSecret, secretWords } from "./commands";
import { findFormats, formatsOf } from "./formats";
import { isLeaked, judgeValue, type Verdict } from "./judge";
import { type Hidden, mask } from "./mask";
import { isThrowaway } from "./placeholders";
import { isScript } from "./variables";

/**
 * Where secrets stand in a text of any kind: known formats, values of sensitive names, passwords in URLs and in flags of
 * known clients. Rather one too many than one too few: it decides what is hidden, not what is found.
 */
function secretSpans(
  text: string,
  formats: readonly Hidden[],
  assignments: readonly Assignment[],
  hide: Hide = wholly,
): readonly Hidden[] {
  return [
    ...formats,
    ...gather(assignments, ({ name, start, end }) =>
      hide(text, start, judgeValue(name, text.slice(start, end))),
    ),
    ...inUrls(text, hide),
    ...inCommands(text, hide),
  ];
}

/** Hides every secret of a text before it is stored or printed; the length and the lines stay. */
export function maskSecrets(text: string): string {
  return mask(text, secretSpans(text, findFormats(text), assignmentsIn(text)));
}

/**
 * Does so for a file. `found` are those that a rule told in it: whatever is called a secret is hidden. A pipeline's
 * passwords that only tests would use stay where no rule told them, and so does what is filled in where a shell, Compose
 * or a pipeline reads the file: hidden they could not be told from others any more.
 */
export function maskSource(
  source: Source,
  found: readonly Hidden[] = [],
  kind?: ArtefactKind,
): string {
  const { text, path } = source;
  const isFilled = (kind && FILLED.has(kind)) || isScript(path);
  const hide = isFilled ? whatIsWritten : wholly;
  const spans = secretSpans(text, [], assignmentsOf(source), hide).filter((span) => {
    if (kind !== "workflow") return true;
    const value = text.slice(span.start, span.end);
    return !isThrowaway(text, span) && judgeValue("password", value).kind !== "default-password";
  });
  return mask(text, [...formatsOf(source), ...spans, ...found]);
}

/** What is to be hidden of a value that begins at `from`. */
type Hide = (text: string, from: number, verdict: Verdict) => readonly Hidden[];

const NONE: readonly never[] = [];

const wholly: Hide = (_, from, verdict) =>
  isLeaked(verdict) && "part" in verdict ? [placeOf(verdict.part, from)] : NONE;

function placeOf({ start, end }: Hidden, from: number): Hidden {
  return { start: from + start, end: from + end };
}

/** Kinds in which a variable is put into a value wherever `$` names one. */
const FILLED: ReadonlySet<ArtefactKind> = new Set([
  "transcript",
  "dockerfile",
  "compose",
  "env",
  "workflow",
] as const);

/** What is filled in: a variable, with what it says where there is none, what a command prints, a template; a pattern. */
const FILLED_IN =
  /^(?:\.\*|\[\^).*|\$?\{\{[^{}]*\}\}|\${1,2}\w+|\${1,2}\{\w+(?::?\?[^}]*|:?[-+=])?|\}|\$\((?:[^()]|\([^)]*\)?)*\)?|`[^`]*`?/g;

/** The parts of a value that stand there as they are; those of commands inside it are no part of it. */
const whatIsWritten: Hide = (text, from, verdict) => {
  const part = verdict.kind === "variable" ? verdict.within : wholly("", 0, verdict)[0];
  if (!part) return NONE;
  const { start, end } = placeOf(part, from);
  const value = text.slice(start, end);
  const filled = [...value.matchAll(FILLED_IN)];
  if (filled.length === 0) return verdict.kind === "variable" ? NONE : [{ start, end }];
  const isCommand = /\$\(|`/.test(value);
  const parts: Hidden[] = [];
  let at = start;
  for (const {
    index,
    0: { length },
  } of filled) {
    parts.push({ start: at, end: start + index });
    at = start + index + length;
  }
  parts.push({ start: at, end });
  return parts.filter((one) => {
    const written = text.slice(one.start, one.end);
    if (isCommand && /\s/.test(written)) return false;
    return /\w/.test(written) && isLeaked(judgeValue("password", written));
  });
};

/** URLs are short; what is longer is data. */
const LONGEST_URL = 2048;

function inUrls(text: string, hide: Hide): Hidden[] {
  const found: Hidden[] = [];
  let next = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", next)) {
    const near = text.slice(at, at + LONGEST_URL);
    const end = near.search(/[\s"'`<>]/);
    const url = end < 0 ? near : near.slice(0, end);
    next = at + Math.max(3, url.length);
    if (!url.includes("@") && !url.includes("=")) continue;
    found.push(...hide(text, at - 1, judgeValue("", `x${url}`)));
  }
  return found;
}

/** Clients with password flags, wherever a line names one; its words are those between blanks, quotes and brackets. */
const CLIENT =
  /\b(?:mysql\w*|mariadb\w*|mongo\w*|redis-(?:cli|server|benchmark)|valkey-cli|sshpass|sqlcmd|cypher-shell|curl|lftp|dotnet|docker|podman|nerdctl|helm|oras|skopeo|az|requirepass|masterauth)\b/g;

const WORD = /-p(?:"[^"]*"|'[^']*')|[^\s"'`,[\]]+/g;

/** Where passwords of known clients stand in a text of any kind. */
export function inCommands(text: string, hide: Hide = wholly): Hidden[] {
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
      found.push(...hide(text, from + (words[index]?.index ?? 0) + offset, verdict));
    }
  }
  return found;
}
