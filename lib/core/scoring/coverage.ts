import { CONTROLS } from "@/lib/core/model/controls";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { countedAnswer } from "./counted";
import type { AnswersByControl, Assessment } from "./types";

/**
 * Percent of the risk that answers take care of, over the controls that apply: met counts whole,
 * partly half. Rounded down; null when nothing is answered.
 */
export function coverage(answers: AnswersByControl): number | null {
  if (progress(answers).answered === 0) return null;
  // Halves are counted as whole numbers: rounding down must not meet a fraction like 0.29999.
  let halves = 0;
  let risks = 0;
  for (const { id, risk } of CONTROLS) {
    const answer = countedAnswer(id, answers);
    if (answer === "not_applicable") continue;
    risks += risk;
    if (answer === "met") halves += 2 * risk;
    if (answer === "partly") halves += risk;
  }
  return Math.floor((100 * halves) / (2 * risks));
}

/** How many of the 45 controls have an answer, whichever it is. */
export function progress(answers: AnswersByControl): Assessment["progress"] {
  return {
    answered: CONTROL_IDS.filter((id) => answers[id]).length,
    total: CONTROL_IDS.length,
  };
}
