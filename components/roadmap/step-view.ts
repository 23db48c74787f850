import type { RecordOf } from "@/components/result/record-of";
import { controlById } from "@/lib/core/model/controls";
import { CONTROL_TEXT } from "@/lib/core/model/text/en";
import { effortTexts, riskTexts, stepKindTexts } from "@/lib/core/model/text/en/catalogue";
import { formatDay } from "@/lib/core/model/text/en/day";
import { requirementTitle, stepReason } from "@/lib/core/model/text/en/result";
import type { Answer, ControlId, LevelReached, Phase } from "@/lib/core/model/words";
import type { LevelResult, Step, StepKind } from "@/lib/core/scoring/types";
import { lateness } from "./due";
import type { StepListId } from "./settled-sentence";

/** A step with all its words, so that the browser needs none of the catalogue's prose. */
export interface StepView {
  readonly control: ControlId;
  readonly list: StepListId;
  readonly phase: Phase;
  /** From 1 within its list. */
  readonly number: number;
  readonly title: string;
  /** The answer that makes it a step. */
  readonly answer: Answer | null;
  readonly reason: string;
  readonly kind: StepKind;
  readonly kindLabel: string;
  readonly kindMeaning: string;
  readonly quickWin: boolean;
  readonly effort: string;
  readonly effortMeaning: string;
  readonly risk: string;
  readonly owner: string | null;
  readonly ownerMemberId: string | null;
  readonly due: string | null;
  readonly late: string | null;
  /** The level after it; for a recommended step the one at which it is expected. */
  readonly level: string;
  /** Whether the level rises with this step. */
  readonly rises: boolean;
  /** Whether the next level waits for it. */
  readonly blocksNext: boolean;
  readonly question: string;
  /** What “met” asks for. */
  readonly met: string;
  readonly na: "never" | "allowed";
  /** Titles of the requirements that ask for it. */
  readonly closes: readonly string[];
}

export interface StepViewContext {
  /** Before the first step: the declared level, the verified one for proofs. */
  readonly levelBefore: LevelReached | null;
  /** The level that everybody waits for; null where the target is reached. */
  readonly next: number | null;
  readonly levels: readonly LevelResult[];
  readonly recordOf: RecordOf;
  readonly asOf: string;
}

/** The steps of one list in words. */
export function stepViews(
  list: StepListId,
  steps: readonly Step[],
  context: StepViewContext,
): readonly StepView[] {
  return steps.map((step, place) => {
    const before = place === 0 ? context.levelBefore : (steps[place - 1]?.levelAfter ?? null);
    return stepView(list, step, place, before, context);
  });
}

function stepView(
  list: StepListId,
  step: Step,
  place: number,
  before: LevelReached | null,
  { next, levels, recordOf, asOf }: StepViewContext,
): StepView {
  const { control, kind, levelAfter } = step;
  const text = CONTROL_TEXT[control];
  const record = recordOf(control);
  const due = record?.dueDate ?? null;
  return {
    control,
    list,
    phase: step.phase,
    number: place + 1,
    title: text.title,
    answer: record?.answer ?? null,
    reason: stepReason(step),
    kind,
    kindLabel: stepKindTexts[kind].label,
    kindMeaning: stepKindTexts[kind].meaning,
    quickWin: step.quickWin,
    effort: effortTexts[step.effort].label,
    effortMeaning: effortTexts[step.effort].meaning,
    risk: `${riskTexts[step.risk].label}, ${step.risk} of 5`,
    owner: record?.owner ?? null,
    ownerMemberId: record?.ownerMemberId ?? null,
    due: due && formatDay(due),
    late: lateness(due, asOf),
    level: list === "recommended" ? `Level ${step.level}` : levelWords(levelAfter),
    rises: list !== "recommended" && (levelAfter ?? 0) > (before ?? 0),
    blocksNext: list === "gating" && step.level === next,
    question: text.question,
    met: text.criteria.met,
    na: controlById(control).na,
    closes: levels
      .flatMap(({ requirements }) => requirements)
      .filter(({ controls }) => controls.includes(control))
      .map(({ id, level }) => `${requirementTitle(id)}, level ${level}`),
  };
}

function levelWords(level: LevelReached | null): string {
  if (level === null) return "No level yet";
  return level === 0 ? "Not level 1 yet" : `Level ${level}`;
}
