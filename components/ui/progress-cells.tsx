import { cn } from "@/lib/utils";

interface ProgressCellsProps {
  /** Filled from the left. */
  done: number;
  total: number;
  /** Struck, at the right end. */
  broken?: number;
  className?: string;
}

/** One cell for each thing to count. Decoration: the count stands beside it in words. */
export function ProgressCells({ done, total, broken = 0, className }: ProgressCellsProps) {
  const width = total * 12 - 2;
  return (
    <svg
      width={width}
      height="10"
      viewBox={`0 0 ${width} 10`}
      aria-hidden="true"
      className={cn("shrink-0 fill-none", className)}
    >
      <path d={cells(0, done)} className="fill-ink-2 stroke-ink-2" />
      <path d={cells(done, total)} className="stroke-open-line" />
      {broken > 0 ? (
        <path d={slashes(total - broken, total)} className="stroke-ink" strokeWidth="1.5" />
      ) : null}
    </svg>
  );
}

// A path for all cells of a kind: an element for each is most of what a page of counts weighs.
function cells(from: number, to: number): string {
  const corner = "a.5.5 0 0 1";
  return each(from, to, (x) => {
    return `M${x + 1} .5h8${corner} .5 .5v8${corner}-.5 .5h-8${corner}-.5-.5v-8${corner} .5-.5z`;
  });
}

function slashes(from: number, to: number): string {
  return each(from, to, (x) => `M${x + 0.5} 9.5l9-9`);
}

function each(from: number, to: number, draw: (x: number) => string): string {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => draw((from + at) * 12)).join("");
}
