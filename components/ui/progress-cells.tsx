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
      className={cn("shrink-0", className)}
    >
      {Array.from({ length: total }, (_, index) => {
        const x = index * 12 + 0.5;
        const struck = index >= total - broken;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
          <g key={index}>
            <rect
              x={x}
              y="0.5"
              width="9"
              height="9"
              rx="0.5"
              className={index < done ? "fill-ink-2 stroke-ink-2" : "fill-none stroke-open-line"}
            />
            {struck ? (
              <path d={`M${x} 9.5l9-9`} className="fill-none stroke-ink" strokeWidth="1.5" />
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
