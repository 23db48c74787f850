import type { LookAgain } from "@/lib/core/catalogues/effect";
import { lookAgainTexts } from "@/lib/core/model/text/en/catalogue-change";
import { ControlName } from "./control-name";
import { RowList } from "./row-list";
import type { TitleOf } from "./title-of";

interface AnswersToLookAtProps {
  projectId: string;
  answers: readonly LookAgain[];
  titleOf: TitleOf;
}

/** Answers that somebody should look at, each with why and the way to its question. */
export function AnswersToLookAt({ projectId, answers, titleOf }: AnswersToLookAtProps) {
  return (
    <RowList>
      {answers.map(({ control, reasons }) => (
        <li key={control}>
          <ControlName id={control} title={titleOf(control)} projectId={projectId} />
          <p className="text-small text-ink-2">
            {reasons.map((reason) => lookAgainTexts[reason]).join(" ")}
          </p>
        </li>
      ))}
    </RowList>
  );
}
