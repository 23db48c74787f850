import { offeredSamples, scoreSample } from "@/components/try/offered-samples";
import { SAMPLES } from "@/components/try/samples";
import type { OfferedSample } from "@/components/try/try-app";
import type { ScoredEvidence } from "@/lib/core/proposals/score";

interface TypicalResult {
  readonly day: string;
  /** The typical repository, as the engine sees it. */
  readonly scored: ScoredEvidence;
  readonly offered: readonly OfferedSample[];
}

let known: TypicalResult | undefined;

/** What the front page shows, computed by the engine once a day: ages are counted from it. */
export function typicalResult(day: string): TypicalResult {
  if (known?.day !== day) {
    known = { day, scored: scoreSample(SAMPLES[0], day), offered: offeredSamples(day) };
  }
  return known;
}
