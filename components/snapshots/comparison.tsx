import type { ReactNode } from "react";
import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { AreaGlyph } from "@/components/answers/area-glyph";
import { Section } from "@/components/result/section";
import { Icon } from "@/components/ui/icon";
import {
  answerTexts,
  areaStateTexts,
  strengthTexts,
  unansweredText,
} from "@/lib/core/model/text/en/catalogue";
import type { Answer, Strength } from "@/lib/core/model/words";
import type { SnapshotArea, StateChange, StateComparison } from "@/lib/core/snapshot/types";
import { CHANGE_TEXTS } from "./change-texts";
import { levelCell, provenCell } from "./level-cell";
import { frozenArea, frozenControl } from "./names";
import { PairRow } from "./pair-row";
import { Pairs } from "./pairs";

interface ComparisonProps {
  comparison: StateComparison;
  /** What the two states are called. */
  before: string;
  after: string;
}

/** What differs between two states: levels, controls by kind of change, areas. */
export function Comparison({ comparison, before, after }: ComparisonProps) {
  const { changes, areas, isSame } = comparison;
  if (isSame) {
    return (
      <Section title="Nothing differs">
        <p className="text-ink-2">
          Every answer, its strength, the levels and the areas are the same.
        </p>
      </Section>
    );
  }
  return (
    <>
      <Section title="Levels">
        <Pairs caption="Levels and figures of both states" what="Figure" {...{ before, after }}>
          {figuresOf(comparison).map(({ name, from, to }) => (
            <PairRow key={name} name={name} before={from} after={to} differs={from !== to} />
          ))}
        </Pairs>
      </Section>
      <Section title={changes.length === 1 ? "1 control" : `${changes.length} controls`}>
        {changes.length === 0 ? <p className="text-ink-2">No answer differs.</p> : null}
        <div className="grid gap-6">
          {CHANGE_TEXTS.map(({ kind, icon, label, meaning }) => {
            const those = changes.filter((change) => change.kind === kind);
            if (those.length === 0) return null;
            return (
              <div key={kind}>
                <h3 className="flex items-center gap-2 text-h3">
                  <Icon name={icon} />
                  {label} <span className="font-normal text-ink-2">{those.length}</span>
                </h3>
                <p className="mb-2 text-small text-ink-2">{meaning}</p>
                <ul className="rounded-sheet border border-line bg-surface">
                  {those.map((change) => (
                    <ChangeRow key={change.control} change={change} />
                  ))}
                </ul>
              </div>
            );
          })}
        </div>
      </Section>
      <Section title="Areas" hint="Counted are answers that are met or not applicable.">
        <Pairs caption="Areas of both states" what="Area" {...{ before, after }}>
          {areas.map((area) => (
            <PairRow
              key={area.area}
              name={frozenArea(area.area)}
              before={<AreaCell area={area.before} />}
              after={<AreaCell area={area.after} />}
              differs={
                area.before?.state !== area.after?.state ||
                area.before?.inPlace !== area.after?.inPlace
              }
            />
          ))}
        </Pairs>
      </Section>
    </>
  );
}

function figuresOf({ declared, verified, coverage, answered, target }: StateComparison) {
  const percent = (value: number | null) => (value === null ? "None yet" : `${value}%`);
  return [
    { name: "Declared", from: levelCell(declared.before), to: levelCell(declared.after) },
    { name: "Verified", from: provenCell(verified.before), to: provenCell(verified.after) },
    { name: "Target", from: levelCell(target.before), to: levelCell(target.after) },
    { name: "Coverage", from: percent(coverage.before), to: percent(coverage.after) },
    { name: "Answered", from: String(answered.before), to: String(answered.after) },
  ];
}

function AreaCell({ area }: { area: SnapshotArea | null }) {
  if (!area) return "Not in this catalogue";
  const { state, inPlace, total } = area;
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <AreaGlyph state={state} />
      {areaStateTexts[state].label}{" "}
      <span className="font-normal text-ink-2">
        {inPlace} of {total}
      </span>
    </span>
  );
}

function ChangeRow({ change }: { change: StateChange }) {
  const { control, kind, before, after, strengthBefore, strengthAfter } = change;
  const title = frozenControl(control);
  const isOfStrength = kind === "stale" || kind === "backing";
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0 md:grid-cols-[minmax(0,1fr)_22rem]">
      <p className="min-w-0 wrap-anywhere">
        <span className="mr-2 font-mono text-meta text-ink-2">{control}</span>
        {title === control ? null : title}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small">
        {isOfStrength ? (
          <AnswerCell answer={after}>: {strengthWord(strengthBefore)}</AnswerCell>
        ) : (
          <AnswerCell answer={before} />
        )}
        <Icon name="arrow-right" className="size-3 text-ink-3" />
        <span className="sr-only">to</span>
        {isOfStrength ? strengthWord(strengthAfter) : <AnswerCell answer={after} />}
      </p>
    </li>
  );
}

function AnswerCell({ answer, children }: { answer: Answer | null; children?: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <AnswerGlyph answer={answer} size={12} />
      <span>
        {answer ? answerTexts[answer].label : unansweredText.label}
        {children}
      </span>
    </span>
  );
}

function strengthWord(strength: Strength | null): string {
  return strength ? strengthTexts[strength].label.toLowerCase() : "nothing";
}
