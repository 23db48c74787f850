import { AnswerGlyph } from "@/components/answers/answer-glyph";
import { RequirementGlyph } from "@/components/answers/requirement-glyph";
import {
  answerTexts,
  levelTexts,
  requirementStateTexts,
  unansweredText,
} from "@/lib/core/model/text/en/catalogue";
import { requirementTitle } from "@/lib/core/model/text/en/result";
import type { ControlId, Level } from "@/lib/core/model/words";
import type { LevelResult, RequirementResult } from "@/lib/core/scoring/types";
import { cn } from "@/lib/utils";
import type { Contradictions } from "./contradictions";
import { ControlRef } from "./control-ref";
import type { RecordOf } from "./record-of";
import { Section } from "./section";

interface RequirementColumnsProps {
  projectId: string;
  levels: readonly LevelResult[];
  /** The level whose refuted requirements are marked; null where none is waited for. */
  next: Level | null;
  target: Level;
  recordOf: RecordOf;
  contradictions: Contradictions;
}

/** Every requirement under its level, with its state and the controls that satisfy or block it. */
export function RequirementColumns({
  projectId,
  levels,
  next,
  target,
  recordOf,
  contradictions,
}: RequirementColumnsProps) {
  const total = levels.flatMap(({ requirements }) => requirements).length;
  return (
    <Section
      title={`All ${total} requirements`}
      hint="By what the answers declare. A level is reached when every requirement up to it is satisfied."
    >
      <div className="grid overflow-hidden rounded-sheet border border-line bg-surface sm:grid-cols-2 xl:grid-cols-4 print:break-inside-avoid print:grid-cols-4">
        {levels.map(({ level, requirements }) => (
          <div
            key={level}
            className="border-line p-4 max-sm:border-t max-sm:first:border-t-0 sm:max-xl:odd:border-r sm:max-xl:nth-[n+3]:border-t xl:border-r xl:last:border-r-0 print:border-t-0 print:border-r print:p-2.5 print:last:border-r-0"
          >
            <h3 className="flex items-baseline justify-between gap-2 text-h3">
              <span>
                <span className="font-normal text-ink-3">{level}</span>{" "}
                {levelTexts[level].shortName}
                {level === target ? (
                  <span className="ml-2 text-small font-normal text-ink-2">target</span>
                ) : null}
              </span>
              <span className="text-small font-normal whitespace-nowrap text-ink-2">
                {requirements.filter(({ state }) => state === "satisfied").length} of{" "}
                {requirements.length}
              </span>
            </h3>
            <p className="text-meta text-ink-3">
              <span className="sr-only">Good for: </span>
              {levelTexts[level].goodFor}
            </p>
            <ul className="mt-2 -mr-1">
              {requirements.map((requirement) => (
                <RequirementRow
                  key={requirement.id}
                  projectId={projectId}
                  requirement={requirement}
                  isBlocking={level === next && requirement.state === "refuted"}
                  recordOf={recordOf}
                  contradictions={contradictions}
                />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

interface RequirementRowProps {
  projectId: string;
  requirement: RequirementResult;
  isBlocking: boolean;
  recordOf: RecordOf;
  contradictions: Contradictions;
}

function RequirementRow(props: RequirementRowProps) {
  const { projectId, requirement, isBlocking, recordOf, contradictions } = props;
  const { id, state, controls } = requirement;
  return (
    <li
      className={cn(
        "-ml-4 grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-2 border-l-4 py-1.5 pl-3 print:-ml-2.5 print:py-0.5 print:pl-1.5 print:leading-4",
        isBlocking ? "border-signal" : "border-transparent",
      )}
    >
      <RequirementGlyph state={state} className="mt-0.75" />
      <p className="min-w-0 print:text-small">
        {requirementTitle(id)}
        <span className="block text-meta text-ink-3">{requirementStateTexts[state].label}</span>
        {controls.map((control) => {
          const place = contradictions.get(control);
          return place ? (
            <span key={control} className="block text-meta wrap-anywhere text-notmet-fg">
              {control} contradicted by <span className="font-mono">{place}</span>
            </span>
          ) : null;
        })}
      </p>
      <ul className="max-md:flex max-md:flex-wrap max-md:justify-end max-md:gap-x-4">
        {controls.map((control) => (
          <ControlAnswer
            key={control}
            projectId={projectId}
            control={control}
            answer={recordOf(control)?.answer ?? null}
          />
        ))}
      </ul>
    </li>
  );
}

interface ControlAnswerProps {
  projectId: string;
  control: ControlId;
  answer: keyof typeof answerTexts | null;
}

function ControlAnswer({ projectId, control, answer }: ControlAnswerProps) {
  return (
    <li className="flex items-center justify-end gap-1.5">
      <ControlRef
        projectId={projectId}
        control={control}
        state={answer ? answerTexts[answer].label : unansweredText.label}
        className="py-1 max-md:py-3 print:py-0"
      />
      <AnswerGlyph answer={answer} size={12} />
    </li>
  );
}
