import { useMemo } from "react";
import type { ResultRecord } from "@/components/result/record-of";
import { Section } from "@/components/result/section";
import { counted } from "@/components/roadmap/counted-words";
import { type StepView, stepViews } from "@/components/roadmap/step-view";
import { useWhatIf } from "@/components/roadmap/use-what-if";
import { WhatIfPanel } from "@/components/roadmap/what-if-panel";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { Switch } from "@/components/ui/switch";
import type { ControlId } from "@/lib/core/model/words";
import { type ScoredEvidence, stepHints } from "@/lib/core/proposals/score";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { cn } from "@/lib/utils";

/** The way to the target with what-if: switching a step on moves the load line. */
export function WaySection({ scored }: { scored: ScoredEvidence }) {
  const { evidence, answers, assessment, roadmap } = scored;
  const { target, declared, levels } = assessment;
  const options = useMemo(
    () => ({
      target,
      asOf: evidence.asOf,
      policy: DEFAULT_POLICY,
      hints: stepHints(evidence),
    }),
    [target, evidence],
  );
  const whatIf = useWhatIf({ answers, options, address: null });
  const recordOf = (control: ControlId): ResultRecord | undefined => {
    const state = answers[control];
    return state && { answer: state.answer, note: "", owner: null, dueDate: null };
  };
  const context = {
    next: declared !== null && declared >= target ? null : (declared ?? 0) + 1,
    levels,
    recordOf,
    asOf: evidence.asOf,
  };
  const gating = stepViews("gating", roadmap.gating, { ...context, levelBefore: declared });
  const recommended = stepViews("recommended", roadmap.recommended, {
    ...context,
    levelBefore: null,
  });
  const rowProps = {
    sentenceOf: (control: ControlId) => firstFailure(scored, control),
    isOn: (control: ControlId) => whatIf.on.some((step) => step.control === control),
    onToggle: whatIf.toggle,
  };
  return (
    <Section
      id="roadmap"
      title={gating.length === 0 ? `Level ${target} is reached` : `Shortest way to level ${target}`}
      hint={
        gating.length === 0
          ? "No step is left up to the target."
          : `${counted(gating.length, "step")}; none can be left out. Switch one on to see what it would do.`
      }
    >
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[16.75rem_minmax(0,1fr)]">
        <WhatIfPanel whatIf={whatIf} isKept={false} />
        <div className="grid min-w-0 grid-cols-1 content-start gap-4">
          <StepRows steps={gating} label={`Steps to level ${target}`} {...rowProps} />
          {recommended.length > 0 ? (
            <details>
              <summary className="flex min-h-10 w-fit items-center gap-1.5 rounded-control pr-2 font-medium text-harbour max-md:min-h-11">
                <Icon name="chevron-down" />
                {recommended.length} recommended, no level waits for them
              </summary>
              <div className="mt-2">
                <StepRows steps={recommended} label="Recommended steps" {...rowProps} />
              </div>
            </details>
          ) : null}
        </div>
      </div>
    </Section>
  );
}

/** What stands in the way, in the words of the finding and with how many more there are. */
function firstFailure({ evidence }: ScoredEvidence, control: ControlId): string | null {
  const failing = evidence.proposals
    .get(control)
    ?.findings.filter(({ outcome }) => outcome === "fail");
  const [first] = failing ?? [];
  if (!first) return null;
  const more = (failing?.length ?? 0) - 1;
  return `${first.file}:${first.line}, ${first.subject}${more > 0 ? `, and ${more} more` : ""}.`;
}

interface StepRowsProps {
  steps: readonly StepView[];
  label: string;
  sentenceOf: (control: ControlId) => string | null;
  isOn: (control: ControlId) => boolean;
  onToggle: (control: ControlId) => void;
}

function StepRows({ steps, label, sentenceOf, isOn, onToggle }: StepRowsProps) {
  if (steps.length === 0) return null;
  return (
    <ol
      aria-label={label}
      className="@container overflow-hidden rounded-sheet border border-line bg-surface"
    >
      {steps.map((step) => {
        const { control, title } = step;
        const isSwitched = isOn(control);
        const where = sentenceOf(control);
        return (
          <li
            key={control}
            className={cn(
              "grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 border-b border-l-3 border-line py-3 pr-4 pl-2 transition-colors last:border-b-0 @2xl:grid-cols-[2.5rem_minmax(0,1fr)_12rem_8.5rem]",
              step.blocksNext ? "border-l-signal" : "border-l-transparent",
              isSwitched && "bg-sunken",
            )}
          >
            <Switch
              checked={isSwitched}
              onChange={() => onToggle(control)}
              aria-label={`What if: ${title}, ${control}`}
            />
            <div className="min-w-0 pt-2">
              <h3 className={cn("text-body", isSwitched ? "text-ink-2" : "font-semibold")}>
                <span className="mr-1.5 font-normal text-ink-3">{step.number}</span>
                <span className={isSwitched ? "line-through decoration-ink-3" : undefined}>
                  {title}
                </span>
              </h3>
              <p className="max-w-measure text-small wrap-anywhere text-ink-2">
                <span className="mr-1.5 font-mono text-meta text-ink-3">{control}</span>
                {where ? <span className="font-mono text-meta">{where}</span> : step.reason}
              </p>
            </div>
            <dl className="col-start-2 flex flex-wrap content-start gap-x-2 text-small @2xl:col-start-3 @2xl:grid @2xl:grid-cols-[3rem_minmax(0,1fr)] @2xl:pt-2">
              <dt className="text-ink-3">Effort</dt>
              <dd className="mr-2">{step.effort}</dd>
              <dt className="text-ink-3">Risk</dt>
              <dd>{step.risk}</dd>
            </dl>
            <p className="col-start-2 flex flex-wrap content-start items-center gap-1.5 text-small @2xl:col-start-4 @2xl:pt-2">
              <span title={step.kindMeaning}>{step.kindLabel}</span>
              {step.quickWin ? <Badge>Quick win</Badge> : null}
              {step.rises ? (
                <Badge variant="solid">
                  <Icon name="arrow-up" className="size-3" />
                  {step.level}
                </Badge>
              ) : null}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
