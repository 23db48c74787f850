import { examine } from "@/lib/core/evidence/examine";
import { type ScoredEvidence, scoreEvidence } from "@/lib/core/proposals/score";
import { SAMPLES, type Sample } from "./samples";
import type { OfferedSample } from "./try-app";

/** A sample as the engine sees it on a day. */
export function scoreSample({ files, complete }: Sample, asOf: string): ScoredEvidence {
  const input = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
    named: !complete,
  }));
  return scoreEvidence(examine({ files: input, complete, asOf }));
}

/** The samples with what the engine says of each, on a day. */
export function offeredSamples(asOf: string): readonly OfferedSample[] {
  return SAMPLES.map((sample) => {
    const { id, title, detail } = sample;
    return { id, title, detail, outcome: outcomeOf(scoreSample(sample, asOf)) };
  });
}

function outcomeOf({ assessment }: ScoredEvidence): string {
  const { verified, ceiling, levels } = assessment;
  if (verified) return `Level ${verified}`;
  if (ceiling === 0) return "Below basic";
  const waiting = new Set(levels[0]?.requirements.flatMap(({ blocking }) => blocking)).size;
  return `${waiting} ${waiting === 1 ? "answer" : "answers"} to level 1`;
}
