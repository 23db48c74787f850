import type { ReactNode } from "react";
import { cn } from "@/lib/utils";
import { Icon } from "./icon";

/** What ties a control to its field; spread it on the control. */
interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  /** The control's id, unique on the page. */
  id: string;
  label: ReactNode;
  /** Stands under the control while there is no error. */
  hint?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: ReactNode;
  /** Stands at the label's right end, a link as a rule. */
  aside?: ReactNode;
  children: (control: FieldControl) => ReactNode;
  className?: string;
}

/** A label, one control, and its hint or error, tied together for a screen reader. */
export function Field({ id, label, hint, error, aside, children, className }: FieldProps) {
  const below = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={cn("grid content-start gap-1", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-body font-semibold">
          {label}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": below, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p id={below} className="flex gap-1.5 text-small text-notmet-fg">
          <Icon name="error" className="mt-0.5" />
          {error}
        </p>
      ) : hint ? (
        <p id={below} className="text-small text-ink-2">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
