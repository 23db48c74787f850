import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer } from "@/lib/core/model/words";

/** The lists of a roadmap. */
export type StepListId = "gating" | "recommended" | "proving";

/** What became of a step that has left its list: the answer it has now, and where it stands now, if anywhere. */
export function settledSentence(answer: Answer | null, now: StepListId | null): string {
  const said =
    answer === null ? "No answer any more" : `Answered ${answerTexts[answer].label.toLowerCase()}`;
  return `${said}. ${PLACES[now ?? "none"]}`;
}

const PLACES = {
  none: "It is no step any more.",
  proving: "This step is done; its proof stands under “To be proven”.",
  recommended: "It now stands under “Recommended”.",
  gating: "It now stands among the steps to the target.",
} as const satisfies Record<StepListId | "none", string>;
