import { ProgressBar } from "@/components/ui/progress-bar";
import type { Assessment } from "@/lib/core/scoring/types";

/** Progress and coverage: how much was looked at, and how good it is. Never mixed, neither replaces the level. */
export function Figures({ progress, coverage }: Pick<Assessment, "progress" | "coverage">) {
  return (
    <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-1 print:grid-cols-2 print:gap-4">
      <Figure
        title="Progress"
        figure={progress.answered}
        unit={`of ${progress.total} answered`}
        percent={(progress.answered / progress.total) * 100}
      >
        How much was looked at. “Don't know” and “not applicable” count.
      </Figure>
      <Figure title="Coverage" figure={coverage} unit="of 100" percent={coverage ?? 0}>
        How good it is, weighted by risk: met counts whole, partly half. It moves between levels and
        never replaces them.
      </Figure>
    </div>
  );
}

interface FigureProps {
  title: string;
  /** Null: nothing to count. */
  figure: number | null;
  unit: string;
  percent: number;
  children: string | readonly string[];
}

function Figure({ title, figure, unit, percent, children }: FigureProps) {
  return (
    <section>
      <h2 className="text-body font-semibold">{title}</h2>
      <p>
        <span className="text-figure print:text-h2">{figure ?? "–"}</span>{" "}
        <span className="text-ink-2">{figure === null ? "nothing to count yet" : unit}</span>
      </p>
      <ProgressBar percent={percent} className="mt-1.5 mb-2 print:my-1" />
      <p className="text-small text-ink-2 print:hidden">{children}</p>
    </section>
  );
}
