import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import { ANSWERS } from "@/lib/core/model/words";
import { meaningOf, type QuestionText } from "./question-text";

/** What each of the five answers to a question means. */
export function AnswerMeanings({ id, text }: { id: string; text: QuestionText }) {
  return (
    <dl
      id={id}
      className="grid gap-3 rounded-control bg-sunken p-4 text-small sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-x-4"
    >
      {ANSWERS.map((answer) => (
        <div key={answer} className="sm:contents">
          <dt className="flex items-start gap-2 font-semibold whitespace-nowrap">
            <AnswerGlyph answer={answer} className="mt-0.5" />
            {answerTexts[answer].label}
          </dt>
          <dd className="max-w-measure text-ink-2">{meaningOf(answer, text)}</dd>
        </div>
      ))}
    </dl>
  );
}
