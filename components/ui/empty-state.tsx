import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils";

interface EmptyStateProps extends Omit<ComponentProps<"div">, "title"> {
  title?: ReactNode;
  /** The one thing to do from here. */
  action?: ReactNode;
}

/** Where a list would be: a sentence that teaches, and one action. */
export function EmptyState({ title, action, children, className, ...props }: EmptyStateProps) {
  return (
    <div
      className={cn(
        "grid max-w-136 justify-items-start gap-3 rounded-sheet border border-dashed border-line-control p-6",
        className,
      )}
      {...props}
    >
      {title ? <h2 className="text-h3">{title}</h2> : null}
      <div className="text-ink-2">{children}</div>
      {action}
    </div>
  );
}
