import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/lib/utils";

interface SectionProps extends Omit<ComponentProps<"section">, "title"> {
  title: ReactNode;
  /** One line on what the section shows. */
  hint?: ReactNode;
}

/** A part of the result under its heading. */
export function Section({ title, hint, children, className, ...props }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn("min-w-0", className)} {...props}>
      <div className="print:flex print:items-baseline print:gap-3">
        <h2 id={id} className="text-h2 print:text-body print:font-semibold">
          {title}
        </h2>
        {hint ? (
          <p className="max-w-measure text-small text-pretty text-ink-2 print:max-w-none print:text-meta">
            {hint}
          </p>
        ) : null}
      </div>
      <div className="mt-3 print:mt-1">{children}</div>
    </section>
  );
}
