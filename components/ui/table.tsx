import type { ComponentProps } from "react";
import { cn } from "@/lib/utils";

interface TableProps extends ComponentProps<"table"> {
  /** Names the region that scrolls sideways on a narrow screen. */
  label: string;
}

/** Hairlines between rows; numbers go to the right with `text-right` on their cells. */
export function Table({ label, className, ...props }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table
        className={cn(
          "w-full border-collapse text-left text-small",
          "[&_th]:border-b [&_th]:border-line-2 [&_th]:px-3 [&_th]:py-2 [&_th]:text-meta [&_th]:font-medium [&_th]:whitespace-nowrap [&_th]:text-ink-2",
          "[&_td]:border-b [&_td]:border-line [&_td]:px-3 [&_td]:py-2 [&_tbody_tr:last-child_td]:border-b-0 [&_tbody_tr:hover_td]:bg-harbour-soft",
          "[&_:is(td,th):first-child]:pl-4 [&_:is(td,th):last-child]:pr-4",
          className,
        )}
        {...props}
      />
    </section>
  );
}
