import { phaseTexts } from "@/lib/core/model/text/en/strategy";
import type { PhaseView } from "./phases";
import type { StepView } from "./step-view";

interface RoadmapPrintProps {
  phases: readonly PhaseView[];
  gating: readonly StepView[];
  recommended: readonly StepView[];
  proving: readonly StepView[];
}

/** The roadmap on paper: one table, and the other lists as they fit on the same page. */
export function RoadmapPrint({ phases, gating, recommended, proving }: RoadmapPrintProps) {
  return (
    <div className="hidden text-meta print:block">
      <table className="w-full border-collapse text-left [&_:is(td,th)]:border-b [&_:is(td,th)]:border-line-2 [&_:is(td,th)]:py-1 [&_:is(td,th)]:pr-3 [&_:is(td,th)]:align-top">
        <thead>
          <tr>
            <th colSpan={2}>Step</th>
            <th>Why, kind</th>
            <th>Effort</th>
            <th>Risk</th>
            <th>Owner</th>
            <th>Due</th>
            <th className="whitespace-nowrap">After it</th>
          </tr>
        </thead>
        {phases.map((phase) => (
          <tbody key={phase.phase} className="break-inside-avoid">
            <tr>
              <th colSpan={8} scope="rowgroup" className="bg-sunken">
                {phaseTexts[phase.phase].name}, level {phase.level}.{" "}
                <span className="font-normal">
                  {phase.state === "reached" ? "Reached. " : null}
                  {phase.sentence}
                </span>
              </th>
            </tr>
            {gating
              .filter((step) => step.phase === phase.phase)
              .map((step) => (
                <tr key={step.control} className="break-inside-avoid">
                  <td className="text-right">{step.number}</td>
                  <td>
                    <b>{step.title}</b>{" "}
                    <span className="font-mono whitespace-nowrap">{step.control}</span>
                  </td>
                  <td>
                    {step.reason} {step.kindLabel}
                    {step.quickWin ? ", quick win" : ""}.
                  </td>
                  <td>{step.effort}</td>
                  <td className="whitespace-nowrap">{step.risk}</td>
                  <td className="wrap-anywhere">{step.owner ?? "Nobody yet"}</td>
                  <td className="whitespace-nowrap">
                    {step.due ?? "No date"}
                    {step.late ? <b className="block">{step.late}</b> : null}
                  </td>
                  <td className="whitespace-nowrap">
                    {step.rises ? <b>{step.level}</b> : step.level}
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
      <Compact
        title="Recommended, no level waits for them"
        steps={recommended}
        word={(step) => step.effort.toLowerCase()}
      />
      <Compact
        title="To be proven, with the verified level after each"
        steps={proving}
        word={(step) => step.level.toLowerCase()}
      />
    </div>
  );
}

interface CompactProps {
  title: string;
  steps: readonly StepView[];
  word: (step: StepView) => string;
}

function Compact({ title, steps, word }: CompactProps) {
  if (steps.length === 0) return null;
  return (
    <section className="mt-3 break-inside-avoid">
      <h2 className="font-semibold">{title}</h2>
      <ol className="columns-3 gap-x-4">
        {steps.map((step) => (
          <li key={step.control} className="break-inside-avoid">
            <span className="font-mono">{step.control}</span> {step.title}, {word(step)}
            {step.owner ? `, ${step.owner}` : null}
            {step.due ? `, ${step.due}` : null}
            {step.late ? `, ${step.late.toLowerCase()}` : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
