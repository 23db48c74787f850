import { Section } from "@/components/result/section";
import { AnswerChoice } from "@/components/saving/answer-choice";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Textarea } from "@/components/ui/textarea";
import { controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { MIN_REASON_LENGTH, notApplicableProblem } from "@/lib/core/scoring/not-applicable";

/** What somebody answered on this page; a reason only where the control is said not to apply. */
export interface PageAnswer {
  readonly answer: Answer;
  readonly reason: string;
}

export type PageAnswers = ReadonlyMap<ControlId, PageAnswer>;

/** Whether it counts: "not applicable" needs a reason. */
export function counts(control: ControlId, { answer, reason }: PageAnswer): boolean {
  if (answer !== "not_applicable") return true;
  return notApplicableProblem(control, reason) === null;
}

interface QuestionsSectionProps {
  /** What a level waits for. */
  asked: readonly ControlId[];
  /** What is expected besides, up to the target. */
  further: readonly ControlId[];
  answers: PageAnswers;
  onAnswer: (control: ControlId, answer: PageAnswer | null) => void;
}

/** What only people can answer; an answer given here moves the declared level at once. */
export function QuestionsSection({ asked, further, answers, onAnswer }: QuestionsSectionProps) {
  const title =
    asked.length === 0
      ? "No level waits for an answer"
      : asked.length === 1
        ? "1 question no file answers"
        : `${asked.length} questions no file answers`;
  return (
    <Section
      id="questions"
      title={title}
      hint="Answer here and the declared level moves; the verified one waits for proof. Answers stay in this tab until you keep the project."
    >
      <div className="grid gap-3">
        <QuestionList controls={asked} answers={answers} onAnswer={onAnswer} />
        {further.length > 0 ? (
          <details>
            <summary className="flex min-h-10 w-fit items-center gap-1.5 rounded-control pr-2 font-medium text-harbour max-md:min-h-11">
              <Icon name="chevron-down" />
              {further.length} more that no level up to the target waits for
            </summary>
            <div className="mt-2">
              <QuestionList controls={further} answers={answers} onAnswer={onAnswer} />
            </div>
          </details>
        ) : null}
      </div>
    </Section>
  );
}

type QuestionListProps = Pick<QuestionsSectionProps, "answers" | "onAnswer"> & {
  controls: readonly ControlId[];
};

function QuestionList({ controls, answers, onAnswer }: QuestionListProps) {
  if (controls.length === 0) return null;
  return (
    <ol className="overflow-hidden rounded-sheet border border-line bg-surface">
      {controls.map((control) => {
        const { question } = CONTROL_TEXT[control];
        const { na, expectedLevel } = controlById(control);
        const given = answers.get(control);
        return (
          <li
            key={control}
            className="grid grid-cols-1 items-center gap-x-8 gap-y-3 border-b border-line p-4 last:border-b-0 lg:grid-cols-[minmax(0,1fr)_33rem]"
          >
            <div className="min-w-0">
              <p className="text-meta text-ink-2">
                <span className="font-mono text-ink-3">{control}</span> Level {expectedLevel}
              </p>
              <h3 className="max-w-[64ch] text-h3 text-pretty">{question}</h3>
            </div>
            <div className="grid grid-cols-1 gap-1 lg:text-right">
              <AnswerChoice
                name={`try-${control}`}
                legend={question}
                value={given?.answer ?? null}
                onChange={(answer) => onAnswer(control, { answer, reason: given?.reason ?? "" })}
                na={na}
              />
              {given ? (
                <button
                  type="button"
                  onClick={() => onAnswer(control, null)}
                  className="justify-self-start rounded-mark text-small text-harbour lg:justify-self-end underline decoration-harbour-line underline-offset-[0.2em] max-md:min-h-11"
                >
                  Take back<span className="sr-only"> the answer to {control}</span>
                </button>
              ) : null}
            </div>
            {given?.answer === "not_applicable" ? (
              <Field
                id={`try-reason-${control}`}
                label="Why this control does not apply"
                hint={
                  counts(control, given)
                    ? "It counts as not applicable."
                    : `In ${MIN_REASON_LENGTH} characters or more that say why. Until then it is not counted.`
                }
                className="lg:col-span-2"
              >
                {(field) => (
                  <Textarea
                    {...field}
                    value={given.reason}
                    onChange={(event) =>
                      onAnswer(control, { answer: "not_applicable", reason: event.target.value })
                    }
                  />
                )}
              </Field>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
