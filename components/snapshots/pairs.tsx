import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

interface PairsProps {
  caption: string;
  what: string;
  before: string;
  after: string;
  children: ReactNode;
}

/** A table of two states side by side; its rows are `PairRow`. */
export function Pairs({ caption, what, before, after, children }: PairsProps) {
  const head = "px-3 py-1.5 text-meta font-medium text-ink-2 wrap-anywhere align-bottom";
  return (
    <div className="overflow-hidden rounded-sheet border border-line bg-surface">
      <table className="w-full table-fixed text-left text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-2">
            <th scope="col" className={cn(head, "w-28 md:w-1/4")}>
              {what}
            </th>
            <th scope="col" className={head}>
              {before}
            </th>
            <th scope="col" className={head}>
              {after}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
