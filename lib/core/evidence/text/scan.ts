import { nameOf } from "../paths";
import { assignmentsIn, assignmentsOf } from "../secrets/assignments";
import { findFormats, formatsOf } from "../secrets/formats";
import { isLeaked, judgeValue, MASK } from "../secrets/judge";
import { isScript } from "../secrets/variables";
import type { Parsed, Source } from "../source";
import { keyFile } from "./key-files";
import type { TextHit } from "./types";

/** Longer files are data; their beginning is read. */
const LONGEST = 1_048_576;
/** Lines that no person wrote: literals are not looked for, known formats are. */
const LONGEST_LINE = 1_000;

/**
 * Reads any text file for key files, known token formats and literals that look like passwords (catalogue facts, SEC-1).
 * Values are not kept.
 */
export function scanText(source: Source): Parsed<readonly TextHit[]> {
  const { path } = source;
  const hits = scanFormats(source);
  const isCode = !isProse(path) && !isGenerated(path) && !isTest(path);
  const facts = isCode ? [...hits, ...literals(source, hits)] : hits;
  return { facts, errors: [], notes: [] };
}

function beginning({ text }: Source): string {
  return text.length > LONGEST ? text.slice(0, LONGEST) : text;
}

/** Key files and known token formats alone: what counts in a text of any kind, under any name. */
export function scanFormats(source: Source): readonly TextHit[] {
  const { path } = source;
  const text = beginning(source);
  const hits: TextHit[] = [];
  const key = keyFile(path, text);
  if (key !== null) {
    hits.push({
      path,
      at: { path, start: key.start, end: key.end },
      kind: "key-file",
      name: key.name,
    });
  }
  const prose = isProse(path);
  const formats = text === source.text ? formatsOf(source) : findFormats(text);
  for (const { name, start, end } of formats) {
    if (key !== null && start < key.end && end > key.start) continue;
    // Manuals show the makers' own samples.
    if (prose && isSample(text.slice(start, end))) continue;
    hits.push({ path, at: { path, start, end }, kind: "format", name });
  }
  hits.push(...maskedRuns(path, text));
  return hits.sort((a, b) => a.at.start - b.at.start);
}

/**
 * What looks like a password inside the files that a Compose file writes (`configs.*.content`). Everything else of it is
 * read with its names.
 */
export function scanContents({ path, text }: Source): readonly TextHit[] {
  const configs = /^configs[ \t]*:/m.exec(text);
  if (!configs || !/^[ \t]+content[ \t]*:/m.test(text)) return [];
  const start = configs.index + configs[0].length;
  const length = text.slice(start).search(/\n[^\s#]/);
  const section = text.slice(start, length < 0 ? text.length : start + length);
  return assignmentsIn(section).flatMap((found): TextHit[] => {
    if (!isLeaked(judgeValue(found.name, section.slice(found.start, found.end)))) return [];
    const at = { path, start: start + found.start, end: start + found.end };
    return [{ path, at, kind: "literal", name: found.name }];
  });
}

/** Tokens are longer, most passwords shorter. */
const TOKEN = 16;

/** What was masked before may have been a token: nobody can tell any more, but it was no clean file. */
function maskedRuns(path: string, text: string): TextHit[] {
  const hits: TextHit[] = [];
  for (let start = text.indexOf(MASK); start >= 0; ) {
    let end = start;
    while (text[end] === MASK) end++;
    if (end - start >= TOKEN) {
      hits.push({ path, at: { path, start, end }, kind: "literal", name: "What is masked here" });
    }
    start = text.indexOf(MASK, end);
  }
  return hits;
}

function literals(source: Source, found: readonly TextHit[]): TextHit[] {
  const { path } = source;
  const text = beginning(source);
  const assignments = text === source.text ? assignmentsOf(source) : assignmentsIn(text);
  const bare = isConfiguration(path);
  const isShell = isScript(path);
  // Both are in the order of the text: what lies behind is not asked again.
  let next = 0;
  return assignments.flatMap(({ name, nameStart, start, end, quote }): TextHit[] => {
    if (quote === "" && !bare) return [];
    const value = text.slice(start, end);
    if (value.length < 8 || !isLikelySecret(value)) return [];
    if (quote === '"' && isShell && /\$\w/.test(value)) return [];
    while ((found[next]?.at.end ?? Infinity) <= start) next += 1;
    if ((found[next]?.at.start ?? Infinity) < end) return [];
    if (isLongLine(text, nameStart)) return [];
    const verdict = judgeValue(name, value);
    if (!isLeaked(verdict)) return [];
    return [{ path, at: { path, start, end }, kind: "literal", name }];
  });
}

/**
 * Characters of mixed classes, and no word or name of something: a digit or a sign beside letters, no blanks.
 */
function isLikelySecret(value: string): boolean {
  if (value.startsWith(MASK)) return true;
  if (/\s/.test(value) || value.length > 512) return false;
  // Names and paths: `my-secret-name`, `auth.token`, `accessToken`, `X-Auth-Token`.
  if (/^[A-Za-z][A-Za-z]*(?:[-_.:/][A-Za-z]+)*$/.test(value)) return false;
  if (UUID.test(value)) return false;
  // Calls, templates and expressions.
  if (/[(){}<>]/.test(value) || value.includes("${") || value.includes("%s")) return false;
  const classes =
    Number(/[a-z]/.test(value)) +
    Number(/[A-Z]/.test(value)) +
    Number(/[0-9]/.test(value)) +
    Number(/[^A-Za-z0-9]/.test(value));
  return classes >= 2;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function isLongLine(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_LINE), at);
  const behind = text.slice(at, at + LONGEST_LINE);
  return (
    (before.length === LONGEST_LINE && !before.includes("\n")) ||
    (behind.length === LONGEST_LINE && !behind.includes("\n"))
  );
}

function isSample(value: string): boolean {
  return value.endsWith("EXAMPLE") || value.endsWith("SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c");
}

function isProse(path: string): boolean {
  return /\.(?:md|mdx|markdown|rst|adoc|txt|html?|tex|po|pot|ipynb)$/i.test(path);
}

function isConfiguration(path: string): boolean {
  return /\.(?:properties|ini|cfg|conf|cnf|ya?ml|toml|tfvars)$/i.test(path);
}

/** Lock files, bundles and maps. */
function isGenerated(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  return (
    /(?:[.-]lock(?:\.json|\.ya?ml)?|\.min\.(?:js|css)|\.map|\.svg|\.snap|\.sum|\.csv|\.sql)$/.test(
      name,
    ) ||
    name === "package-lock.json" ||
    name === "npm-shrinkwrap.json" ||
    /(?:^|\/)(?:dist|build|i18n|locales?|lang|translations?)\//.test(path.toLowerCase())
  );
}

/** Tests that lie beside what they test. */
function isTest(path: string): boolean {
  const name = nameOf(path).toLowerCase();
  return (
    /(?:[._-](?:test|tests|spec|mock|mocks|stories)\.[a-z]+$|^test[_-]|^conftest\.py$)/.test(
      name,
    ) || /(?:test|tests|spec|it)\.(?:java|kt|cs|scala|swift|php|groovy)$/.test(name)
  );
}
