import { Section } from "@/components/result/section";
import { levelCell, provenCell } from "@/components/snapshots/level-cell";
import { PairRow } from "@/components/snapshots/pair-row";
import { Pairs } from "@/components/snapshots/pairs";
import type { CatalogueDifference } from "@/lib/core/catalogues/difference";
import type { UpgradeEffect } from "@/lib/core/catalogues/effect";
import { effectSentence } from "@/lib/core/model/text/en/catalogue-change";
import { AnswersToLookAt } from "./answers-to-look-at";
import { ControlRows } from "./control-rows";
import { Part } from "./part";
import type { TitleOf } from "./title-of";

interface UpgradeEffectViewProps {
  projectId: string;
  effect: UpgradeEffect;
  difference: Pick<CatalogueDifference, "from" | "to">;
  titleOf: TitleOf;
}

/** What a move does to a project: its levels before and after, and which answers need somebody. */
export function UpgradeEffectView(props: UpgradeEffectViewProps) {
  const { projectId, effect, difference, titleOf } = props;
  const { lookAgain, uncounted, unanswered, returning } = effect;
  return (
    <Section title="This project" hint={effectSentence(effect)}>
      <div className="grid gap-6">
        <Pairs
          caption="Levels and figures by both catalogues"
          what="Figure"
          before={`By ${difference.from}`}
          after={`By ${difference.to}`}
        >
          {figuresOf(effect).map(({ name, before, after }) => (
            <PairRow key={name} {...{ name, before, after }} differs={before !== after} />
          ))}
        </Pairs>
        {lookAgain.length > 0 ? (
          <Part
            title="Answers to look at again"
            count={lookAgain.length}
            hint="They count on as they are. Whether they still hold is for somebody to say."
          >
            <AnswersToLookAt projectId={projectId} answers={lookAgain} titleOf={titleOf} />
          </Part>
        ) : null}
        {unanswered.length > 0 ? (
          <Part title="New questions" count={unanswered.length} hint="Nobody has answered them.">
            <ControlRows controls={unanswered} titleOf={titleOf} />
          </Part>
        ) : null}
        {returning.length > 0 ? (
          <Part
            title="Answers that count again"
            count={returning.length}
            hint="They were given before, and the control is back."
          >
            <ControlRows controls={returning} titleOf={titleOf} />
          </Part>
        ) : null}
        {uncounted.length > 0 ? (
          <Part
            title="Answers that count no more"
            count={uncounted.length}
            hint="Their control is gone. They are kept with all their revisions, and stay in snapshots."
          >
            <ControlRows controls={uncounted} titleOf={titleOf} />
          </Part>
        ) : null}
        {[lookAgain, unanswered, returning, uncounted].every(({ length }) => length === 0) ? (
          <p className="text-ink-2">No answer needs anybody.</p>
        ) : null}
      </div>
    </Section>
  );
}

function figuresOf({ declared, verified, coverage, progress }: UpgradeEffect) {
  const percent = (value: number | null) => (value === null ? "None yet" : `${value}%`);
  const counted = ({ answered, total }: UpgradeEffect["progress"]["before"]) =>
    `${answered} of ${total}`;
  return [
    { name: "Declared", before: levelCell(declared.before), after: levelCell(declared.after) },
    { name: "Verified", before: provenCell(verified.before), after: provenCell(verified.after) },
    { name: "Coverage", before: percent(coverage.before), after: percent(coverage.after) },
    { name: "Answered", before: counted(progress.before), after: counted(progress.after) },
  ];
}
