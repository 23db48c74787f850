import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { ControlId } from "@/lib/core/model/words";
import { MIN_REASON_LENGTH, notApplicableProblem } from "@/lib/core/scoring/not-applicable";

interface ReasonFieldProps {
  control: ControlId;
  value: string;
  onChange: (reason: string) => void;
  onBlur: () => void;
  error?: string;
  disabled: boolean;
}

/** Why a control does not apply. What is too short stays a draft; what says nothing is saved, and said. */
export function ReasonField(props: ReasonFieldProps) {
  const { control, value, onChange, onBlur, error, disabled } = props;
  return (
    <Field
      id={`reason-${control}`}
      label="Why this control does not apply"
      error={error}
      hint={hintOf(control, value)}
      className="mt-4"
    >
      {(field) => (
        <Textarea
          {...field}
          value={value}
          disabled={disabled}
          placeholder="What makes it impossible here, who agreed, until when"
          onChange={(event) => onChange(event.target.value)}
          onBlur={onBlur}
          className="max-h-60"
        />
      )}
    </Field>
  );
}

function hintOf(control: ControlId, reason: string): string {
  switch (notApplicableProblem(control, reason)) {
    case "reason-too-short":
      return `At least ${MIN_REASON_LENGTH} characters. Until then the answer is a draft: kept here, not counted.`;
    case "reason-says-nothing":
      return "This gives no reason yet; the result will point it out.";
    default:
      return "It counts as not applicable.";
  }
}
