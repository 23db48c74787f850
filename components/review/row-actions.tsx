"use client";

import { useId, useState } from "react";
import type { Refused } from "@/components/projects/attempt";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { answerTexts } from "@/lib/core/model/text/en/catalogue";
import { ANSWERS, type Answer } from "@/lib/core/model/words";
import type { ReviewGroup } from "@/lib/core/review/rows";
import { KEEP_REASON_AT_LEAST } from "@/lib/schemas/review-limits";
import { type SeenProposal, useDesk } from "./review-desk";

interface RowActionsProps extends SeenProposal {
  group: ReviewGroup;
  /** The answer that stands; null: unanswered. */
  answer: Answer | null;
  isKept: boolean;
  /** Whether the control may be said not to apply. */
  mayBeExempt: boolean;
}

/** What somebody can do about one proposal: take it, keep what stands, or say another answer. */
export function RowActions(props: RowActionsProps) {
  const { group, answer, isKept, mayBeExempt, ...seen } = props;
  const { control, proposed } = seen;
  const desk = useDesk();
  const [open, setOpen] = useState<"keep" | "other" | null>(null);
  const toggle = (which: "keep" | "other") => setOpen(open === which ? null : which);
  const label = answerTexts[proposed].label;
  const keepable = group === "contradicts" && answer !== null && !isKept ? answer : null;
  const others = ANSWERS.filter(
    (each) => each !== proposed && each !== answer && (each !== "not_applicable" || mayBeExempt),
  );
  return (
    <>
      <div className="flex flex-wrap content-start items-center gap-1 max-lg:col-span-full lg:col-start-4 lg:row-start-1">
        <Button
          size="sm"
          busy={desk.busy === control}
          disabled={desk.busy !== null}
          onClick={() => desk.take(control, [seen])}
        >
          {group === "contradicts" || group === "differs" ? `Take ${label}` : "Accept"}
          <span className="sr-only"> for {control}</span>
        </Button>
        {keepable ? (
          <Button
            size="sm"
            variant="quiet"
            aria-expanded={open === "keep"}
            onClick={() => toggle("keep")}
          >
            Keep {answerTexts[keepable].label} and say why
            <span className="sr-only">: {control}</span>
          </Button>
        ) : null}
        {group === "agrees" ? null : (
          <Button
            size="sm"
            variant="quiet"
            aria-expanded={open === "other"}
            onClick={() => toggle("other")}
          >
            Answer otherwise<span className="sr-only">: {control}</span>
          </Button>
        )}
      </div>
      {open === "keep" && keepable ? (
        <KeepForm key="keep" seen={seen} choices={[keepable]} onDone={() => setOpen(null)} />
      ) : null}
      {open === "other" ? (
        <KeepForm key="other" seen={seen} choices={others} onDone={() => setOpen(null)} />
      ) : null}
    </>
  );
}

interface KeepFormProps {
  seen: SeenProposal;
  /** One: it is kept. Several: one of them is chosen. */
  choices: readonly Answer[];
  onDone: () => void;
}

function KeepForm({ seen, choices, onDone }: KeepFormProps) {
  const desk = useDesk();
  const id = useId();
  const { control, proposed } = seen;
  const name = `${control} reason`;
  const [answer, setAnswer] = useState(choices[0] ?? "unknown");
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const isKeeping = choices.length === 1;
  const length = [...reason.replace(/\s+/gu, " ").trim()].length;
  const isShort = length < KEEP_REASON_AT_LEAST;

  async function send() {
    if (isShort) {
      const message = `Say in at least ${KEEP_REASON_AT_LEAST} characters why.`;
      return setRefused({ message, fields: { reason: message }, isSignedOut: false });
    }
    const outcome = await desk.keep(name, seen, answer, reason);
    setRefused(outcome);
    if (!outcome) onDone();
  }

  return (
    <Form
      className="col-span-full grid max-w-160 gap-3 border-t border-line pt-3"
      busy={desk.busy === name}
      onSend={send}
    >
      {isKeeping ? null : (
        <Field id={`${id}-answer`} label={`Answer to ${control}`}>
          {(field) => (
            <Select
              {...field}
              value={answer}
              onChange={(event) => {
                const chosen = choices.find((each) => each === event.target.value);
                if (chosen) setAnswer(chosen);
              }}
              className="max-w-60"
            >
              {choices.map((each) => (
                <option key={each} value={each}>
                  {answerTexts[each].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field
        id={`${id}-reason`}
        label={`Why ${answerTexts[answer].label} is right, although the files say ${answerTexts[proposed].label}`}
        error={refused ? (refused.fields.reason ?? refused.message) : undefined}
        hint="It goes into the answer's note. Where the files say less, that stays beside the answer."
      >
        {(field) => (
          <Textarea
            {...field}
            autoFocus
            rows={2}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" busy={desk.busy === name} disabled={desk.busy !== null}>
          {isKeeping ? `Keep ${answerTexts[answer].label}` : `Answer ${answerTexts[answer].label}`}
        </Button>
        <Button size="sm" variant="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </Form>
  );
}
