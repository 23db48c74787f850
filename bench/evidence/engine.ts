import { examine, type InputFile } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import { assessmentDigest } from "@/lib/core/exports/assessment-digest";
import { assessEvidence } from "@/lib/core/proposals/score";
import type { CorpusFile } from "@/scripts/corpus/repository";

const AS_OF = "2026-11-23";

/** Files as the engine takes them. */
export function inputFiles(files: readonly CorpusFile[]): readonly InputFile[] {
  const encoder = new TextEncoder();
  return files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
}

/** The whole engine over one input: parse, facts, detectors, proposals, level, digest. Returns its findings. */
export function assessFiles(files: readonly InputFile[]): readonly Finding[] {
  const evidence = examine({ files, complete: true, asOf: AS_OF });
  assessmentDigest(assessEvidence(evidence));
  return evidence.findings;
}
