import { parseComposeFile } from "./compose/parse";
import { parseDockerfile } from "./dockerfile/parse";
import { parseEnvironmentFile } from "./env/parse";
import { parseDockerignore, parseGitignore } from "./ignore/parse";
import { parseInspect } from "./inspect/parse";
import type { FactsByKind, FileFacts } from "./inventory/file-facts";
import { type ArtefactKind, NAMED } from "./kinds";
import { parseRegistryConfig } from "./registry-config/parse";
import { parseSarif } from "./reports/sarif";
import { parseTrivy } from "./reports/trivy";
import type { Parsed, Source } from "./source";
import { scanContents, scanFormats, scanText } from "./text/scan";
import type { TextHit } from "./text/types";
import { parseTranscript } from "./transcript/parse";
import { parseUpdates } from "./updates/parse";
import { parseWorkflow } from "./workflow/parse";

/** What comes of a file: its facts for the inventory, and what stood in the way. */
export type ReadFile = Omit<Parsed<unknown>, "facts"> & { readonly file: FileFacts };

type Parser<F> = (source: Source) => Parsed<F>;

const PARSERS: { readonly [Kind in keyof FactsByKind]?: Parser<FactsByKind[Kind]> } = {
  dockerfile: parseDockerfile,
  compose: parseComposeFile,
  dockerignore: parseDockerignore,
  gitignore: parseGitignore,
  env: parseEnvironmentFile,
  text: scanText,
  transcript: parseTranscript,
  inspect: parseInspect,
  workflow: parseWorkflow,
  updates: parseUpdates,
  "registry-config": parseRegistryConfig,
  trivy: parseTrivy,
  sarif: parseSarif,
};

/** Reads one file as what it is. A kind without a parser gets the note `unsupported`; nothing throws. */
export function readArtefact(source: Source, kind: ArtefactKind, named: boolean): ReadFile {
  const { path } = source;
  const parse = isRead(kind) ? PARSERS[kind] : undefined;
  if (!parse) {
    return {
      file: { path, named, kind, facts: null, source, hits: hitsIn(source, kind, false) },
      errors: [],
      notes: [{ code: "unsupported", values: { kind } }],
    };
  }
  const { facts, errors, notes } = parsed(parse, source);
  const hits = hitsIn(source, kind, facts !== null);
  // The table pairs each kind with its facts; TypeScript can't follow that through the union.
  return { file: { path, named, kind, facts, source, hits } as FileFacts, errors, notes };
}

/** A reader that throws is a fault of ours: it costs its own file, never the others. */
function parsed(parse: Parser<unknown>, source: Source): Parsed<unknown> {
  try {
    return parse(source);
  } catch {
    const at = { path: source.path, start: 0, end: Math.min(1, source.text.length) };
    return { facts: null, errors: [{ code: "reader-failed", at }], notes: [] };
  }
}

/** What a tool printed is no file of the repository. */
const PRINTED: ReadonlySet<ArtefactKind> = new Set<ArtefactKind>([
  "inspect",
  "trivy",
  "grype",
  "hadolint",
  "sarif",
  "cyclonedx",
  "spdx",
  "gitleaks",
  "cosign",
  "docker-bench",
  "kube-bench",
]);

/** Secrets that stand in a text of any kind; kind `text` has them as its facts. */
function hitsIn(source: Source, kind: ArtefactKind, isRead: boolean): readonly TextHit[] {
  if (kind === "text" || PRINTED.has(kind)) return [];
  if (!isRead || !NAMED.has(kind)) return scanText(source).facts ?? [];
  return kind === "compose"
    ? [...scanFormats(source), ...scanContents(source)]
    : scanFormats(source);
}

function isRead(kind: ArtefactKind): kind is keyof FactsByKind {
  return Object.hasOwn(PARSERS, kind);
}
