import type { LevelReached } from "@/lib/core/model/words";
import type { Assessment } from "@/lib/core/scoring/types";
import { levelTexts } from "./catalogue";

/**
 * The load line in words, for a screen reader and a caption: "Verified level 1 of 4, declared 3,
 * target 3". Where nothing stands against level 1, what nobody has said is "open", not "below basic".
 */
export function loadLineSentence(
  line: Pick<Assessment, "verified" | "declared" | "target" | "ceiling">,
): string {
  const { verified, declared, target, ceiling } = line;
  if (declared === null) return `Not assessed, target ${target}`;
  const isOpen = declared === 0 && ceiling !== null && ceiling > 0;
  if (verified === null) {
    if (isOpen) return `Nothing proven yet, level 1 open, target ${target}`;
    const level = declared === 0 ? "below basic" : `level ${declared}`;
    return `Nothing proven yet, declared ${level}, target ${target}`;
  }
  if (isOpen) return `Level 1 open, target ${target}`;
  const proven = verified === 0 ? "below basic" : `level ${verified} of 4`;
  return `Verified ${proven}, declared ${declared === 0 ? "below basic" : declared}, target ${target}`;
}

/** The name of a level that was reached; null is "Not assessed", 0 is "Below basic". */
export function levelWord(level: LevelReached | null): string {
  if (level === null) return "Not assessed";
  return level === 0 ? "Below basic" : levelTexts[level].shortName;
}
