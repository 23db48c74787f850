import { PHASES } from "@/lib/core/model/phases";
import {
  mistakeTexts,
  phaseTexts,
  strategyPrinciple,
  takeaways,
} from "@/lib/core/model/text/en/strategy";

/** The checklist's strategy: what comes when, what goes wrong most often, what to remember. */
export function Strategy() {
  return (
    <section aria-labelledby="strategy" className="mt-12 border-t border-line pt-8">
      <h2 id="strategy" className="text-h2">
        Strategy
      </h2>
      <p className="mt-1 max-w-measure text-ink-2">{strategyPrinciple}</p>
      <ol className="mt-4 grid gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-4">
        {PHASES.map((phase) => {
          const { title, items, note } = phaseTexts[phase];
          return (
            <li key={phase} className="break-inside-avoid">
              <h3 className="text-h3">{title}</h3>
              <ul className="mt-1 grid gap-0.5">
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
              {note ? <p className="mt-2 text-small text-ink-2">{note}</p> : null}
            </li>
          );
        })}
      </ol>
      <div className="mt-8 grid gap-x-8 gap-y-6 xl:grid-cols-2">
        <div>
          <h3 className="text-h3">Five common mistakes</h3>
          <ol className="mt-2 grid gap-3">
            {Object.entries(mistakeTexts).map(([mistake, { title, words, meaning }]) => (
              <li key={mistake} className="max-w-measure break-inside-avoid">
                <p>
                  <span className="font-semibold">{title}.</span> {words}.
                </p>
                <p className="text-ink-2">{meaning}</p>
              </li>
            ))}
          </ol>
        </div>
        <div>
          <h3 className="text-h3">Seven takeaways</h3>
          <ol className="mt-2 grid gap-3">
            {takeaways.map(({ title, words }) => (
              <li key={title}>
                <span className="font-semibold">{title}.</span> {words}.
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}
