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
      <h2 id={id} className="text-h2 print:text-h3">
        {title}
      </h2>
      {hint ? <p className="max-w-measure text-small text-pretty text-ink-2">{hint}</p> : null}
      <div className="mt-3 print:mt-1.5">{children}</div>
    </section>
  );
}
