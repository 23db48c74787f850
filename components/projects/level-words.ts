import { areaStateTexts, areaTexts } from "@/lib/core/model/text/en/catalogue";
import type { AreaState } from "@/lib/core/model/words";
import type { AreaResult, Assessment } from "@/lib/core/scoring/types";

/**
 * A level beside its glyph: "Not assessed", "Declared 1", "Verified 1, declared 2". Below level 1 it
 * is "Below basic" only where an answer stands against a basic, and "Level 1 open" where some are unsaid.
 */
export function levelWords({
  verified,
  declared,
  ceiling,
}: Pick<Assessment, "verified" | "declared" | "ceiling">) {
  if (declared === null) return "Not assessed";
  if (declared === 0) return ceiling === 0 ? "Below basic" : "Level 1 open";
  if (verified === null) return `Declared ${declared}`;
  if (verified === declared) return `Verified ${verified}`;
  return `Verified ${verified}, declared ${declared}`;
}

const STATES = ["open", "partial", "in_place", "not_assessed"] as const satisfies AreaState[];

/** The seven areas in one sentence, grouped by state: "Open: Network. In place: Image, Build." */
export function areasSentence(areas: readonly Pick<AreaResult, "area" | "state">[]): string {
  return STATES.flatMap((state) => {
    const names = areas.filter((it) => it.state === state).map((it) => areaTexts[it.area].name);
    return names.length > 0 ? [`${areaStateTexts[state].label}: ${names.join(", ")}.`] : [];
  }).join(" ");
}
