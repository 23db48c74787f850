import { cn } from "@/lib/utils";
import { holding, type Markup, markup } from "./markup";

interface ProgressCellsProps {
  /** Filled from the left. */
  done: number;
  total: number;
  className?: string;
}

/** One cell for each thing to count. Decoration: the count stands beside it in words. */
export function ProgressCells(props: ProgressCellsProps) {
  return <span className="contents" {...holding(progressCells(props))} />;
}

/** The same for markup. */
export function progressCells({ done, total, className }: ProgressCellsProps): Markup {
  const width = total * 12 - 2;
  return markup`<svg width="${width}" height="10" viewBox="0 0 ${width} 10" aria-hidden="true" class="${cn("shrink-0 fill-none", className)}"><path d="${cells(0, done)}" class="fill-ink-2 stroke-ink-2"/><path d="${cells(done, total)}" class="stroke-open-line"/></svg>`;
}

// A path for all cells of a kind: an element for each is most of what a page of counts weighs.
function cells(from: number, to: number): string {
  const corner = "a.5.5 0 0 1";
  const cell = (at: number) =>
    `M${at * 12 + 1} .5h8${corner} .5 .5v8${corner}-.5 .5h-8${corner}-.5-.5v-8${corner} .5-.5z`;
  return Array.from({ length: to - from }, (_, at) => cell(from + at)).join("");
}
