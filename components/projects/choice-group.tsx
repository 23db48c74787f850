import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/utils";

interface ChoiceGroupProps<T extends string> {
  /** The id of the first choice, where a message about the group leads; the others follow from it. */
  id: string;
  name: string;
  legend: ReactNode;
  choices: readonly { readonly value: T; readonly label: string; readonly meaning: string }[];
  value: T | null;
  onChange: (value: T) => void;
  /** Stands under the choices while there is no error. */
  hint?: ReactNode;
  error?: string;
}

/** One of a few, each with what it means. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { id, name, legend, choices, value, onChange, hint, error } = props;
  const below = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <fieldset aria-describedby={below} className="min-w-0">
      <legend className="mb-1 font-semibold">{legend}</legend>
      <div
        className={cn(
          "overflow-hidden rounded-control border bg-surface",
          error ? "border-l-3 border-notmet-fg" : "border-line-control",
        )}
      >
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className="flex min-h-10 cursor-pointer items-start gap-2.5 border-b border-line px-3 py-2 last:border-b-0 hover:bg-harbour-soft has-checked:bg-harbour-soft has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              id={index === 0 ? id : `${id}-${choice.value}`}
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              className="mt-0.75 size-4 shrink-0 accent-harbour focus-visible:outline-none"
            />
            <span className="flex flex-wrap gap-x-2">
              <span className="min-w-24 font-medium">{choice.label}</span>
              <span className="text-ink-2">{choice.meaning}</span>
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={below} className="mt-1 flex gap-1.5 text-small text-notmet-fg">
          <Icon name="error" className="mt-0.5" />
          {error}
        </p>
      ) : hint ? (
        <p id={below} className="mt-1 text-small text-ink-2">
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}
