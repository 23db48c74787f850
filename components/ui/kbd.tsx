import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

/** The name of a key. */
export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn(
        "inline-grid h-4.5 min-w-4.5 place-items-center rounded-mark border border-b-2 border-line-2 bg-surface px-1 font-mono text-micro leading-none font-medium text-ink-2",
        className,
      )}
      {...props}
    />
  );
}
