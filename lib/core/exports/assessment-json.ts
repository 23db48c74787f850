import type { Json } from "@/lib/core/digest/canonical-json";
import type { Finding } from "@/lib/core/evidence/finish";
import { TABLES_DATE } from "@/lib/core/model/tables/date";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { controlName, summarySentence } from "@/lib/core/model/text/en/result";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import { acceptedRisks } from "@/lib/core/proposals/accepted";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import type { Step } from "@/lib/core/scoring/types";
import { assessmentDigest } from "./assessment-digest";
import { bestOf, controlResults, findingIds, ROOT, resultJson, SCHEMA } from "./assessment-facts";

/**
 * An assessment as JSON, exactly as the contract has it: lines and columns from 1, columns in UTF-16 units, `end`
 * exclusive; what is unknown is absent or null, never zero.
 */
export function assessmentJson(
  scored: ScoredEvidence,
  tool: { readonly name: string; readonly version: string },
): Json {
  const { evidence, assessment, contradictions } = scored;
  const findings = evidence.findings.map(findingJson);
  const members = {
    schema: SCHEMA,
    catalogue: CATALOGUE_VERSION,
    tables: TABLES_DATE,
    asOf: evidence.asOf,
    digest: assessmentDigest(scored),
    tool: { name: tool.name, version: tool.version },
    input: { root: ROOT, complete: evidence.complete },
    files: evidence.files.map(({ path, kind, digest, shipped, errors, notes }) => ({
      path,
      kind,
      digest,
      shipped,
      errors: errors.map((error) => ({ ...lineOf(error), message: fileErrorSentence(error) })),
      notes: notes.map((note) => ({
        ...lineOf(note),
        code: note.code,
        message: fileNoteSentence(note),
      })),
    })),
    findings,
    controls: controlResults(scored).map((control) => ({
      ...control,
      question: CONTROL_TEXT[control.control].question,
    })),
    result: { ...resultJson(scored), next: nextSentence(scored) },
    contradictions: contradictions.map(({ control, answer, proposal }) => ({
      control,
      answer,
      proposed: proposal.answer,
      basis: proposal.basis,
      reasons: findingIds(proposal.findings as readonly Finding[]),
    })),
    lint: assessment.lint.map(({ code, control }) => ({ code, control })),
    accepted: acceptedRisks(evidence).map(({ control, subject, until, reason, expired }) => ({
      control,
      subject,
      until,
      reason,
      expired,
    })),
    roadmap: [
      ...scored.roadmap.gating,
      ...scored.roadmap.recommended,
      ...scored.roadmap.proving,
    ].map(stepJson),
  };
  return members satisfies Json;
}

function lineOf({ line }: { readonly line: number | null }): { readonly line?: number } {
  return line === null ? {} : { line };
}

function findingJson(finding: Finding) {
  return {
    id: finding.id,
    control: finding.control,
    detector: finding.detector,
    outcome: finding.outcome,
    basis: finding.basis,
    subject: finding.subject,
    component: finding.component,
    file: finding.file,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    message: finding.sentence,
    best: bestOf(finding),
    hard: finding.hard ?? false,
    caps: (finding.caps ?? []).map(({ control, best }) => ({ control, best })),
    related: finding.places.map(({ file, line, why }) => ({ file, line, why })),
  };
}

function stepJson({ control, kind, gating, level, phase, effort, risk, levelAfter }: Step) {
  return {
    control,
    kind,
    gating,
    level,
    phase,
    effort,
    risk,
    title: controlName[control],
    levelAfter,
  };
}

/** What is said where no file is a container’s. */
const NOTHING_TO_ASSESS =
  "Nothing to assess here: no Dockerfile, Compose file or container in the input.";

/** What to do next, in a sentence. */
export function nextSentence({ evidence, assessment }: ScoredEvidence): string {
  return evidence.assessable ? summarySentence(assessment) : NOTHING_TO_ASSESS;
}
