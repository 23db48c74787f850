"use client";

import { useId } from "react";
import { AnswerChoice } from "@/components/saving/answer-choice";
import { ConflictPanel } from "@/components/saving/conflict-panel";
import { SaveProblem } from "@/components/saving/save-problem";
import { SaveStatus } from "@/components/saving/save-status";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useRoadmap } from "./roadmap-context";
import type { StepView } from "./step-view";

/** The question and its answer, to be changed where the step stands; the roadmap follows. */
export function StepAnswer({ step }: { step: StepView }) {
  const { answers } = useRoadmap();
  const id = useId();
  const { control, question, na } = step;
  const draft = answers.draftOf(control);
  const state = answers.saveStateOf(control);
  return (
    <section className="grid justify-items-start gap-2">
      <h4 className="font-semibold">Your answer</h4>
      <p className="max-w-measure text-ink-2">{question}</p>
      <AnswerChoice
        name={`${id}a`}
        legend={question}
        value={draft.answer}
        onChange={(answer) => answers.edit(control, { answer })}
        na={na}
      />
      {draft.answer === "not_applicable" ? (
        <Field
          id={`${id}r`}
          label="Why it does not apply"
          hint={state.kind === "draft" ? state.needs : undefined}
          className="w-full max-w-measure"
        >
          {(field) => (
            <Textarea
              {...field}
              value={draft.reason}
              onChange={(event) => answers.edit(control, { reason: event.target.value })}
              onBlur={() => answers.flush(control)}
            />
          )}
        </Field>
      ) : null}
      <SaveStatus state={state} />
      <SaveProblem state={state} draft={draft} onRetry={answers.retry} />
      {state.kind === "conflict" ? (
        <ConflictPanel state={state} onChoose={(choice) => answers.choose(control, choice)} />
      ) : null}
    </section>
  );
}
