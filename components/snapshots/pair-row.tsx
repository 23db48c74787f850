import type { ReactNode } from "react";
import { cn } from "@/lib/utils";

interface PairRowProps {
  name: string;
  before: ReactNode;
  after: ReactNode;
  differs: boolean;
}

/** One thing in both states; says aloud when it differs. */
export function PairRow({ name, before, after, differs }: PairRowProps) {
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="px-3 py-2 font-semibold wrap-anywhere">
        {name}
      </th>
      <td className="px-3 py-2 text-ink-2">{before}</td>
      <td className={cn("px-3 py-2", differs ? "font-semibold" : "text-ink-2")}>
        {after}
        {differs ? <span className="sr-only"> (differs)</span> : null}
      </td>
    </tr>
  );
}
