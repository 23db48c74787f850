import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import { ANSWERS } from "@/lib/core/model/words";

/** The five answers, each with its form. */
export function AnswerChips() {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2 text-small">
      {ANSWERS.map((answer) => (
        <li key={answer} className="flex items-center gap-1.5">
          <AnswerGlyph answer={answer} />
          {answerTexts[answer].label}
        </li>
      ))}
    </ul>
  );
}
