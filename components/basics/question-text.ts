import type { ControlText } from "@/lib/core/model/control";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer } from "@/lib/core/model/words";

/** Of a control's prose, what stands on the page at once; the rest is loaded with the help. */
export type QuestionText = Pick<ControlText, "question" | "criteria" | "naCondition">;

/** What an answer to this question means. */
export function meaningOf(answer: Answer, text: QuestionText): string {
  switch (answer) {
    case "not_applicable":
      return text.naCondition ?? "Never: every team has to answer this one.";
    case "unknown":
      return `${answerTexts.unknown.meaning} Level 1 stays open until somebody can.`;
    default:
      return text.criteria[answer];
  }
}
