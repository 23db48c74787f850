import { Section } from "@/components/result/section";
import { effortTexts, stepKindTexts } from "@/lib/core/model/text/en/catalogue";
import { stepReason } from "@/lib/core/model/text/en/result";
import type { Snapshot, SnapshotStep } from "@/lib/core/snapshot/types";
import { frozenControl } from "./names";

/** The roadmap as it stands in a snapshot. */
export function FrozenRoadmap({ roadmap }: Pick<Snapshot, "roadmap">) {
  const { target, gating, recommended, proving } = roadmap;
  const isEmpty = gating.length + recommended.length + proving.length === 0;
  return (
    <Section title={`Roadmap to level ${target}`}>
      {isEmpty ? <p className="text-ink-2">Nothing was left to do.</p> : null}
      <div className="grid gap-6">
        <Steps title="Steps to the target" steps={gating} />
        <Steps title="Recommended" steps={recommended} />
        <Steps title="To be proven" steps={proving} />
      </div>
    </Section>
  );
}

function Steps({ title, steps }: { title: string; steps: readonly SnapshotStep[] }) {
  if (steps.length === 0) return null;
  return (
    <div>
      <h3 className="mb-2 text-h3">{title}</h3>
      <ol className="rounded-sheet border border-line bg-surface">
        {steps.map((step, index) => {
          const { control, kind, effort, levelAfter } = step;
          const name = frozenControl(control);
          return (
            <li
              key={control}
              className="grid gap-x-4 border-b border-line px-4 py-2 text-small last:border-b-0 md:grid-cols-[minmax(0,1fr)_8rem_11rem]"
            >
              <div className="min-w-0">
                <p className="text-body wrap-anywhere">
                  <span className="text-ink-3">{index + 1}</span>{" "}
                  <span className="font-mono text-meta text-ink-2">{control}</span>{" "}
                  {name === control ? null : name}
                </p>
                <p className="text-ink-2">{stepReason(step)}</p>
              </div>
              <p className="text-ink-2">
                {stepKindTexts[kind].label}, {effortTexts[effort].label.toLowerCase()}
              </p>
              <p className="text-ink-2">
                {kind === "prove" ? "Verified" : "Declared"} after: {levelAfterWords(levelAfter)}
              </p>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function levelAfterWords(level: SnapshotStep["levelAfter"]): string {
  if (level === null) return "not assessed";
  return level === 0 ? "below level 1" : String(level);
}
