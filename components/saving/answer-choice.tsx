"use client";

import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { Kbd } from "@/components/ui/kbd";
import { ANSWERS, type Answer } from "@/lib/core/model/words";
import { cn } from "@/lib/utils";

const looks = {
  met: { label: "Met", chosen: "has-checked:bg-met-bg has-checked:text-met-fg" },
  partly: { label: "Partly", chosen: "has-checked:bg-partly-bg has-checked:text-partly-fg" },
  not_met: { label: "Not met", chosen: "has-checked:bg-notmet-bg has-checked:text-notmet-fg" },
  not_applicable: { label: "N/A", chosen: "has-checked:bg-na-bg has-checked:text-na-fg" },
  unknown: {
    label: "Don’t know",
    chosen: "has-checked:bg-unknown-bg has-checked:text-unknown-fg",
  },
} satisfies Record<Answer, { label: string; chosen: string }>;

/** The answer that a key gives: 1 to 5 in the order of the buttons, 0 clears. Undefined: no such key. */
export function answerOfKey(key: string): Answer | null | undefined {
  return key === "0" ? null : ANSWERS[Number(key) - 1];
}

interface AnswerChoiceProps {
  /** Of the radio buttons, unique on the page. */
  name: string;
  /** The question, for a screen reader. */
  legend: string;
  value: Answer | null;
  onChange: (answer: Answer) => void;
  /** Whether “not applicable” is an answer here. */
  na: "never" | "allowed";
  disabled?: boolean;
  /** Shows the number that gives each answer, where the page listens to it. */
  keys?: boolean;
  className?: string;
}

/** The five answers as one row of radio buttons; arrow keys choose as in every radio group. */
export function AnswerChoice(props: AnswerChoiceProps) {
  const { name, legend, value, onChange, na, disabled = false, keys = false, className } = props;
  return (
    <fieldset disabled={disabled} className={cn("@container w-full min-w-0", className)}>
      <legend className="sr-only">{legend}</legend>
      <div
        className={cn(
          "answer-choice grid grid-cols-6 gap-px overflow-hidden rounded-control border @[26rem]:inline-flex @[26rem]:gap-0 @[26rem]:divide-x @[26rem]:bg-surface",
          disabled
            ? "border-line-2 bg-line-2 divide-line-2"
            : "border-line-control bg-line-control divide-line-control",
        )}
      >
        {ANSWERS.map((answer, index) => {
          const isNever = answer === "not_applicable" && na === "never";
          const { label, chosen } = looks[answer];
          return (
            <label
              key={answer}
              title={isNever ? "This control always applies" : undefined}
              className={chosen}
            >
              <input
                type="radio"
                name={name}
                value={answer}
                checked={value === answer}
                disabled={isNever}
                aria-label={answer === "not_applicable" ? naName(isNever) : undefined}
                onChange={() => onChange(answer)}
                className="sr-only"
              />
              <AnswerGlyph answer={answer} />
              <span>{label}</span>
              {keys && !isNever ? (
                <Kbd aria-hidden="true" className="max-md:hidden @max-[37rem]:hidden">
                  {index + 1}
                </Kbd>
              ) : null}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function naName(isNever: boolean): string {
  return isNever ? "Not applicable: this control always applies" : "Not applicable";
}
