import { holding, type Markup, markup } from "@/components/ui/markup";
import { chartBox, chartSentence, type LevelChart, levelChart } from "./level-chart";

const SIZES = ["wide", "middle", "narrow"] as const;

const LEGEND = [
  ["Verified level", markup`<path class="verified" d="M0 6H28"/>`],
  [
    "Declared level, where higher",
    markup`<path class="claim" d="M0 6H28"/><path class="claim inner" d="M0 6H28"/>`,
  ],
  ["Coverage, 0 to 100", markup`<path class="coverage" d="M0 9H14V3H28"/>`],
  ["Target", markup`<path class="target" d="M1 6H28"/>`],
  ["Forecast", markup`<path class="forecast" d="M0 6H28"/>`],
] as const satisfies readonly (readonly [string, Markup])[];

/** The level over time, drawn for a desk, a tablet and a phone; the page's width chooses. Its marks lead into the table. */
export function LevelPicture(chart: LevelChart) {
  return (
    <section
      aria-label="Level over time"
      className="rounded-sheet border border-line bg-surface p-4 md:p-6"
    >
      <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-small text-ink-2">
        {LEGEND.filter(([name]) => name !== "Forecast" || chart.expected.kind === "date").map(
          ([name, form]) => (
            <li key={name} className="flex items-center gap-2">
              <svg
                viewBox="0 0 28 12"
                aria-hidden="true"
                className="history-chart w-7"
                {...holding(form)}
              />
              {name}
            </li>
          ),
        )}
      </ul>
      {SIZES.map((size) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
        <svg
          key={size}
          viewBox={chartBox(size)}
          role="group"
          aria-label={chartSentence(size, chart)}
          className={`history-chart ${size}`}
          {...holding(levelChart(size, chart))}
        />
      ))}
    </section>
  );
}
