import { cardFacts } from "@/lib/core/cards/card-facts";
import type { Evidence } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { type KeptFinding, UPLOAD_SCHEMA, type UploadContent } from "./types";

/** What is kept of what the files of a component say: plain JSON, without any file's text. */
export function keepEvidence(evidence: Evidence): UploadContent {
  const { asOf, complete, findings, components, notLookedAt, settingsBroken, assessable } =
    evidence;
  return {
    schema: UPLOAD_SCHEMA,
    asOf,
    complete,
    files: evidence.files.map(({ path, kind, digest, shipped, errors, notes }) => ({
      path,
      kind,
      digest,
      shipped,
      errors: errors.map((error) => ({ line: error.line, message: fileErrorSentence(error) })),
      notes: notes.map((note) => ({
        line: note.line,
        code: note.code,
        message: fileNoteSentence(note),
      })),
    })),
    findings: findings.map(keptFinding),
    parts: components.map(({ name }) => name),
    notLookedAt,
    settingsBroken,
    assessable,
    cards: cardFacts(evidence),
  };
}

function keptFinding({ at: _, message: __, related: ___, ...finding }: Finding): KeptFinding {
  return finding;
}
