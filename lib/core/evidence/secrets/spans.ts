import { gather } from "@/lib/core/evidence/gather";
import type { ArtefactKind } from "../kinds";
import type { Source } from "../source";
import { type Assignment, assignmentsIn, assignmentsOf } from "./assignments";
import { leakedWords, mayHoldSecret } from "./commands";
import { findFormats, formatsOf } from "./formats";
import { isLeaked, judgeValue } from "./judge";
import { type Hidden, mask } from "./mask";
import { isThrowaway } from "./placeholders";

/**
 * Where secrets stand in a text of any kind: known formats, values of sensitive names, passwords in URLs and in flags of
 * known clients. Rather one too many than one too few: it decides what is hidden, not what is found.
 */
function secretSpans(
  text: string,
  formats: readonly Hidden[],
  assignments: readonly Assignment[],
): readonly Hidden[] {
  return [...formats, ...assigned(text, assignments), ...inUrls(text), ...inCommands(text)];
}

/** Hides every secret of a text before it is stored or printed; the length and the lines stay. */
export function maskSecrets(text: string): string {
  return mask(text, secretSpans(text, findFormats(text), assignmentsIn(text)));
}

/**
 * Does so for a file. `found` are those that a rule told in it: whatever is called a secret is hidden. A pipeline's
 * passwords that only tests would use stay where no rule told them, and so does what a script has filled in: hidden they
 * could not be told from others any more.
 */
export function maskSource(
  source: Source,
  found: readonly Hidden[] = [],
  kind?: ArtefactKind,
): string {
  const { text } = source;
  const formats = formatsOf(source);
  const spans = gather(secretSpans(text, [], assignmentsOf(source)), (span) => {
    if (kind === "transcript") return writtenIn(text, span);
    const value = text.slice(span.start, span.end);
    const stays =
      kind === "workflow" &&
      (isThrowaway(text, span) || judgeValue("password", value).kind === "default-password");
    return stays ? [] : span;
  });
  return mask(text, [...formats, ...spans, ...found]);
}

/** What a shell fills in: a variable, with what it says where there is none, and what a command prints; a pattern. */
const FILLED_IN = /^(?:\.\*|\[\^).*|\$\w+|\$\{\w+(?::?\?[^}]*)?\}?|\$\([^)]*\)?|`[^`]*`?/g;

/** The parts of a value in a script that stand there as they are. */
function writtenIn(text: string, { start, end }: Hidden): readonly Hidden[] {
  const parts: Hidden[] = [];
  let from = start;
  for (const { index, 0: filled } of text.slice(start, end).matchAll(FILLED_IN)) {
    parts.push({ start: from, end: start + index });
    from = start + index + filled.length;
  }
  parts.push({ start: from, end });
  return parts.filter((part) => /\w/.test(text.slice(part.start, part.end)));
}

function assigned(text: string, assignments: readonly Assignment[]): Hidden[] {
  return gather(assignments, ({ name, start, end }) => {
    const verdict = judgeValue(name, text.slice(start, end));
    if (!isLeaked(verdict) || !("part" in verdict)) return [];
    return [{ start: start + verdict.part.start, end: start + verdict.part.end }];
  });
}

/** URLs are short; what is longer is data. */
const LONGEST_URL = 2048;

function inUrls(text: string): Hidden[] {
  const found: Hidden[] = [];
  let next = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", next)) {
    const near = text.slice(at, at + LONGEST_URL);
    const end = near.search(/[\s"'`<>]/);
    const url = end < 0 ? near : near.slice(0, end);
    next = at + Math.max(3, url.length);
    if (!url.includes("@") && !url.includes("=")) continue;
    const verdict = judgeValue("", `x${url}`);
    if (isLeaked(verdict) && "part" in verdict) {
      found.push({ start: at + verdict.part.start - 1, end: at + verdict.part.end - 1 });
    }
  }
  return found;
}

/** Clients with password flags, wherever a line names one; its words are those between blanks, quotes and brackets. */
const CLIENT =
  /\b(?:mysql\w*|mariadb\w*|mongo\w*|redis-(?:cli|server|benchmark)|valkey-cli|sshpass|sqlcmd|cypher-shell|curl|lftp|dotnet|docker|podman|nerdctl|helm|oras|skopeo|az|requirepass|masterauth)\b/g;

/** Where passwords of known clients stand in a text of any kind. */
export function inCommands(text: string): Hidden[] {
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
    const words = [...line.matchAll(/[^\s"'`,[\]]+/g)];
    for (const { index, offset, verdict } of leakedWords(words.map(([word]) => word))) {
      const start = from + (words[index]?.index ?? 0) + offset;
      if ("part" in verdict) {
        found.push({ start: start + verdict.part.start, end: start + verdict.part.end });
      }
    }
  }
  return found;
}
