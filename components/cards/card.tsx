import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { cn } from "@/lib/utils";

/** So many rows are seen at once, and so many are in the page. */
const SEEN = 4;
const MOST = 100;

interface CardProps {
  title: string;
  /** Each with its key. Empty: `children` stand alone. */
  rows: readonly ReactNode[];
  /** What was looked at. */
  children: ReactNode;
  className?: string;
}

/** A card of rows: the first of them in sight, the rest behind a line, what was looked at at its foot. */
export function Card({ title, rows, children, className }: CardProps) {
  const rest = rows.slice(SEEN, MOST);
  return (
    <section
      aria-label={title}
      className={cn("min-w-0 rounded-sheet border border-line bg-surface text-small", className)}
    >
      <h3 className="flex items-baseline justify-between gap-4 px-4 py-2.5 text-body font-semibold">
        {title}
        <span className="font-normal text-ink-3">{rows.length}</span>
      </h3>
      {rows.length > 0 ? <ul>{rows.slice(0, SEEN)}</ul> : null}
      {rest.length > 0 ? (
        <details className="group border-t border-line">
          <summary className="flex min-h-10 list-none items-center gap-2 px-4 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 max-md:min-h-11 [&::-webkit-details-marker]:hidden">
            <Icon
              name="chevron-right"
              className="transition-transform group-open:rotate-90 motion-reduce:transition-none"
            />
            {rows.length - SEEN} more
          </summary>
          <ul>{rest}</ul>
          {rows.length > MOST ? (
            <p className="border-t border-line px-4 py-2.5 text-ink-2">
              {rows.length - MOST} more are not listed here.
            </p>
          ) : null}
        </details>
      ) : null}
      <div className="border-t border-line px-4 py-2.5 text-ink-2">{children}</div>
    </section>
  );
}
