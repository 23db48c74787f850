import { cn } from "@/lib/utils";

interface ProgressBarProps {
  /** 0 to 100. */
  percent: number;
  className?: string;
}

/** A track with a bar. Decoration: the figure stands beside it in words. */
export function ProgressBar({ percent, className }: ProgressBarProps) {
  const share = Math.min(100, Math.max(0, percent));
  return (
    <svg width="100%" height="6" aria-hidden="true" className={cn("block", className)}>
      <rect width="100%" height="6" rx="2" className="fill-line" />
      {share > 0 ? <rect width={`${share}%`} height="6" rx="2" className="fill-ink-2" /> : null}
    </svg>
  );
}
