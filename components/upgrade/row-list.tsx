import type { ReactNode } from "react";

/** Rows on one sheet; each child is a list item. */
export function RowList({ children }: { children: ReactNode }) {
  return (
    <ul className="mt-2 overflow-hidden rounded-sheet border border-line bg-surface [&>li]:border-b [&>li]:border-line [&>li]:px-4 [&>li]:py-2 [&>li:last-child]:border-b-0">
      {children}
    </ul>
  );
}
