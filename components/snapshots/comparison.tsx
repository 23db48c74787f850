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
import { levelWord } from "@/lib/core/model/text/en/load-line";
import type { Answer, LevelReached, Strength } from "@/lib/core/model/words";
import type { SnapshotArea, StateChange, StateComparison } from "@/lib/core/snapshot/types";
import { cn } from "@/lib/utils";
import { CHANGE_TEXTS } from "./change-texts";
import { frozenArea, frozenControl } from "./names";

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

// "Below basic" would be wrong where some of level 1 is merely unsaid.
function levelCell(level: LevelReached | null): string {
  if (level === null) return levelWord(level);
  return level === 0 ? "Below level 1" : `${level} ${levelWord(level)}`;
}

function provenCell(level: LevelReached | null): string {
  return level === null ? "Nothing proven" : levelCell(level);
}

interface PairsProps {
  caption: string;
  what: string;
  before: string;
  after: string;
  children: ReactNode;
}

function Pairs({ caption, what, before, after, children }: PairsProps) {
  const head = "px-3 py-1.5 text-meta font-medium text-ink-2 wrap-anywhere align-bottom";
  return (
    <div className="overflow-hidden rounded-sheet border border-line bg-surface">
      <table className="w-full table-fixed text-left text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line-2">
            <th scope="col" className={cn(head, "w-28 md:w-1/4")}>
              {what}
            </th>
            <th scope="col" className={head}>
              {before}
            </th>
            <th scope="col" className={head}>
              {after}
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface PairRowProps {
  name: string;
  before: ReactNode;
  after: ReactNode;
  differs: boolean;
}

function PairRow({ name, before, after, differs }: PairRowProps) {
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="px-3 py-2 font-semibold wrap-anywhere">
        {name}
      </th>
      <td className="px-3 py-2 text-ink-2">{before}</td>
      <td className={cn("px-3 py-2", differs ? "font-semibold" : "text-ink-2")}>
        {after}
        {differs ? <span className="sr-only"> (differs)</span> : null}
      </td>
    </tr>
  );
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
