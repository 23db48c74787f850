import type { ControlText } from "@/lib/core/model/control";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import type { Answer } from "@/lib/core/model/words";

interface AnswerCriterionProps {
  answer: Answer | null;
  /** Null until it is loaded: the line keeps its place. */
  text: Pick<ControlText, "criteria" | "naCondition"> | null;
}

/** What the chosen answer means for this control; before there is one, what met means. */
export function AnswerCriterion({ answer, text }: AnswerCriterionProps) {
  const means = text && meaningOf(answer ?? "met", text);
  return (
    <p className="mt-2 min-h-5 max-w-measure text-small text-pretty text-ink-2">
      {means ? (
        <>
          <strong className="font-semibold text-ink">{answerTexts[answer ?? "met"].label}</strong>{" "}
          means: {means}
        </>
      ) : null}
    </p>
  );
}

function meaningOf(
  answer: Answer,
  { criteria, naCondition }: Pick<ControlText, "criteria" | "naCondition">,
): string {
  switch (answer) {
    case "not_applicable":
      return naCondition ?? answerTexts.not_applicable.meaning;
    case "unknown":
      return answerTexts.unknown.meaning;
    default:
      return criteria[answer];
  }
}
