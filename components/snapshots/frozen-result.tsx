import { AreaGlyph } from "@/components/answers/area-glyph";
import { RequirementGlyph } from "@/components/answers/requirement-glyph";
import { ladderSentence, legendOf } from "@/components/load-line/legend";
import { LoadLine } from "@/components/load-line/load-line";
import { loadLineOf } from "@/components/load-line/state";
import { Section } from "@/components/result/section";
import {
  areaStateTexts,
  levelTexts,
  requirementStateTexts,
} from "@/lib/core/model/text/en/catalogue";
import { loadLineSentence } from "@/lib/core/model/text/en/load-line";
import type { SnapshotResult } from "@/lib/core/snapshot/types";
import { frozenArea, frozenRequirement } from "./names";

/** The levels as they stand in a snapshot, drawn and in words. */
export function FrozenLevels({ result }: { result: SnapshotResult }) {
  const line = loadLineOf(result);
  const sentence = loadLineSentence(result);
  const { answered, total } = result.progress;
  return (
    <Section title="Level">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4 rounded-sheet border border-line bg-surface p-4 sm:p-6">
        <LoadLine {...line} sentence={sentence} detail={ladderSentence(line)} />
        <div className="grid max-w-measure min-w-0 gap-3">
          <p className="text-h3">{sentence}.</p>
          <p className="text-ink-2">
            {answered} of {total} answered
            {result.coverage === null ? "" : `, coverage ${result.coverage}%`}.
          </p>
          <ul className="text-meta text-ink-2">
            {legendOf(line).map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      </div>
    </Section>
  );
}

/** The areas as they stand in a snapshot. */
export function FrozenAreas({ areas }: Pick<SnapshotResult, "areas">) {
  return (
    <Section title="Areas" hint="Counted are answers that are met or not applicable.">
      <ul className="border-t border-line">
        {areas.map(({ area, state, inPlace, total }) => (
          <li
            key={area}
            className="grid min-h-10 grid-cols-[1rem_minmax(0,1fr)_auto_3.25rem] items-center gap-2.5 border-b border-line px-1 py-1 text-small"
          >
            <AreaGlyph state={state} />
            <span className="font-semibold wrap-anywhere">{frozenArea(area)}</span>
            <span className="text-ink-2">{areaStateTexts[state].label}</span>
            <span className="text-right text-ink-2">
              {inPlace} of {total}
              <span className="sr-only"> met or not applicable</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The requirements of each level as they stand in a snapshot, with the controls that each asked for. */
export function FrozenRequirements({ levels }: Pick<SnapshotResult, "levels">) {
  return (
    <Section title="Requirements">
      <div className="grid overflow-hidden rounded-sheet border border-line bg-surface sm:grid-cols-2 xl:grid-cols-4">
        {levels.map(({ level, requirements }) => (
          <div key={level} className="border-line p-4 max-sm:not-first:border-t">
            <h3 className="text-h3">
              <span className="font-normal text-ink-3">{level}</span> {levelTexts[level].shortName}
            </h3>
            <ul className="mt-2 grid gap-2">
              {requirements.map(({ id, state, controls }) => (
                <li key={id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2">
                  <RequirementGlyph state={state} className="mt-0.75" />
                  <div className="min-w-0">
                    <p className="wrap-anywhere">{frozenRequirement(id)}</p>
                    <p className="text-meta text-ink-2">
                      {requirementStateTexts[state].label}:{" "}
                      <span className="font-mono">{controls.join(", ")}</span>
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
