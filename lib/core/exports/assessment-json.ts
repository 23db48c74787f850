import { canonicalDigest } from "@/lib/core/digest/canonical-digest";
import type { Json } from "@/lib/core/digest/canonical-json";
import type { Finding } from "@/lib/core/evidence/finish";
import { CONTROLS } from "@/lib/core/model/controls";
import { TABLES_DATE } from "@/lib/core/model/tables/date";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { fileErrorSentence, fileNoteSentence } from "@/lib/core/model/text/en/files";
import { controlName, requirementTitle, summarySentence } from "@/lib/core/model/text/en/result";
import { CATALOGUE_VERSION } from "@/lib/core/model/version";
import type { ControlId } from "@/lib/core/model/words";
import { acceptedRisks } from "@/lib/core/proposals/accepted";
import type { ScoredEvidence } from "@/lib/core/proposals/score";
import type { RequirementResult, Step } from "@/lib/core/scoring/types";

/** The name and version of this format (design, section 7). */
const SCHEMA = "plimsoll.assessment/1";
/** Paths are relative to what was assessed. Where that lies is no part of the result: its digest holds everywhere. */
const ROOT = ".";

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
    controls: controlsJson(scored).map((control) => ({
      ...control,
      question: CONTROL_TEXT[control.control].question,
    })),
    result: { ...resultJson(scored), next: nextSentence(scored) },
    contradictions: contradictions.map(({ control, answer, proposal }) => ({
      control,
      answer,
      proposed: proposal.answer,
      basis: proposal.basis,
      reasons: ids(proposal.findings as readonly Finding[]),
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

/**
 * The digest that an assessment is compared and signed by: SHA-256 over the canonical JSON of what was seen and what
 * follows from it. No sentence, roadmap, lint or tool version is in it, so that rewording breaks no replay.
 */
export function assessmentDigest(scored: ScoredEvidence): string {
  const { evidence } = scored;
  return canonicalDigest({
    schema: SCHEMA,
    catalogue: CATALOGUE_VERSION,
    tables: TABLES_DATE,
    asOf: evidence.asOf,
    input: { root: ROOT, complete: evidence.complete },
    files: evidence.files.map(({ digest, kind, path, shipped }) => ({
      digest,
      kind,
      path,
      shipped,
    })),
    findings: evidence.findings.map(findingFacts),
    controls: controlsJson(scored).map(controlFacts),
    result: resultJson(scored),
  });
}

/** A finding without its words, its members in the order of canonical JSON: so it is written in one go. */
function findingFacts(finding: Finding) {
  return {
    basis: finding.basis,
    best: bestOf(finding),
    caps: (finding.caps ?? []).map(({ best, control }) => ({ best, control })),
    column: finding.column,
    component: finding.component,
    control: finding.control,
    detector: finding.detector,
    endColumn: finding.endColumn,
    endLine: finding.endLine,
    file: finding.file,
    hard: finding.hard ?? false,
    id: finding.id,
    line: finding.line,
    outcome: finding.outcome,
    related: finding.places.map(({ file, line }) => ({ file, line })),
    subject: finding.subject,
  };
}

/** A control, its members in the same order. */
function controlFacts({
  control,
  answer,
  strength,
  counts,
  reasons,
  notLookedAt,
}: ReturnType<typeof controlsJson>[number]) {
  const { met, partly, notMet, unknown, notApplicable } = counts;
  return {
    answer,
    control,
    counts: { met, notApplicable, notMet, partly, unknown },
    notLookedAt,
    reasons,
    strength,
  };
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

function bestOf({ outcome, best }: Finding) {
  if (best) return best;
  return outcome === "pass" ? "met" : outcome === "fail" ? "not_met" : null;
}

function controlsJson({ evidence, answers }: ScoredEvidence) {
  return CONTROLS.map(({ id }) => {
    const proposal = evidence.proposals.get(id);
    const { met, partly, notMet, unknown, notApplicable } = proposal?.counts ?? NOTHING;
    return {
      control: id,
      answer: answers[id]?.answer ?? null,
      strength: answers[id]?.strength ?? null,
      counts: { met, partly, notMet, unknown, notApplicable },
      reasons: ids(proposal?.findings ?? []),
      notLookedAt: LOOKS_INSIDE.has(id) ? [...evidence.notLookedAt] : [],
    };
  });
}

function resultJson({ assessment }: ScoredEvidence) {
  const { declared, verified, ceiling, coverage, progress, levels, skippedBasics } = assessment;
  return {
    declared,
    verified,
    ceiling,
    coverage,
    progress: { answered: progress.answered, total: progress.total },
    levels: levels.map(({ level, satisfied, requirements }) => ({
      level,
      satisfied,
      requirements: requirements.map(requirementJson),
    })),
    skippedBasics: [...skippedBasics],
  };
}

function requirementJson({ id, state, by, blocking }: RequirementResult) {
  return { id, title: requirementTitle(id), state, by: [...by], blocking: [...blocking] };
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

function ids(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id);
}

/** What is said where no file is a container’s. */
const NOTHING_TO_ASSESS =
  "Nothing to assess here: no Dockerfile, Compose file or container in the input.";

const NOTHING = { met: 0, partly: 0, notMet: 0, unknown: 0, notApplicable: 0 };

/** Controls about images built here: a Dockerfile that is named and absent is one that they didn't look at. */
const LOOKS_INSIDE: ReadonlySet<ControlId> = new Set<ControlId>([
  "IMG-1",
  "IMG-2",
  "IMG-4",
  "IMG-5",
  "IMG-6",
  "CTR-1",
  "RUN-3",
  "BLD-1",
  "BLD-2",
  "BLD-3",
]);

/** What to do next, in a sentence. */
export function nextSentence({ evidence, assessment }: ScoredEvidence): string {
  return evidence.assessable ? summarySentence(assessment) : NOTHING_TO_ASSESS;
}
