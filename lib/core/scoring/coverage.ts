import { CATALOGUE, type Catalogue } from "@/lib/core/model/catalogue";
import { countedAnswer } from "./counted";
import type { AnswersByControl, Assessment } from "./types";

/**
 * Percent of the risk that answers take care of, over the controls that apply: met counts whole,
 * partly half. Rounded down; null when nothing is answered.
 */
export function coverage(
  answers: AnswersByControl,
  catalogue: Catalogue = CATALOGUE,
): number | null {
  if (progress(answers, catalogue).answered === 0) return null;
  // Halves are counted as whole numbers: rounding down must not meet a fraction like 0.29999.
  let halves = 0;
  let risks = 0;
  for (const { id, risk } of catalogue.controls) {
    const answer = countedAnswer(id, answers, catalogue);
    if (answer === "not_applicable") continue;
    risks += risk;
    if (answer === "met") halves += 2 * risk;
    if (answer === "partly") halves += risk;
  }
  return Math.floor((100 * halves) / (2 * risks));
}

/** How many of the controls have an answer, whichever it is. */
export function progress(
  answers: AnswersByControl,
  { controls }: Catalogue = CATALOGUE,
): Assessment["progress"] {
  return {
    answered: controls.filter(({ id }) => answers[id]).length,
    total: controls.length,
  };
}
