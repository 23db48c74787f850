import { examine, type InputFile } from "@/lib/core/evidence/examine";
import type { Finding } from "@/lib/core/evidence/finish";
import { assessmentJson } from "@/lib/core/exports/assessment-json";
import { scoreEvidence } from "@/lib/core/proposals/score";
import type { CorpusFile } from "@/scripts/corpus/repository";

const AS_OF = "2026-11-23";
const TOOL = { name: "plimsoll", version: "0.0.0" } as const;

/** Files as the engine takes them. */
export function inputFiles(files: readonly CorpusFile[]): readonly InputFile[] {
  const encoder = new TextEncoder();
  return files.map(({ path, text }) => ({ path, bytes: encoder.encode(text) }));
}

/** The whole engine over one input: parse, facts, detectors, proposals, level, digest. Returns its findings. */
export function assessFiles(files: readonly InputFile[]): readonly Finding[] {
  const evidence = examine({ files, complete: true, asOf: AS_OF });
  assessmentJson(scoreEvidence(evidence), TOOL);
  return evidence.findings;
}
