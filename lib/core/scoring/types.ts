import type { Catalogue } from "@/lib/core/model/catalogue";
import type {
  Answer,
  AreaId,
  AreaState,
  ControlId,
  Effort,
  Level,
  LevelReached,
  Phase,
  RequirementId,
  RequirementState,
  Risk,
  Strength,
} from "@/lib/core/model/words";

/** An answer as scoring sees it: what was said and how well it is backed, without its words. */
export interface AnswerState {
  readonly answer: Answer;
  /** As recorded; scoring lets it fall back when it is stale. */
  readonly strength: Strength;
  /** The day the answer, or the evidence behind it, speaks of: `YYYY-MM-DD`. */
  readonly date: string;
  /** Why a control does not apply; judged by lint only. */
  readonly reason?: string | null;
  /** A fresh proposal of the team's files that is worse than the answer. */
  readonly contradiction?: { readonly proposed: Answer } | null;
}

/** Answers by control; a control that is absent is unanswered. */
export type AnswersByControl = { readonly [control in ControlId]?: AnswerState };

/** What a set of answers is judged against. The day comes in: scoring reads no clock. */
export interface ScoringOptions {
  readonly target: Level;
  /** `YYYY-MM-DD`, a day of the UTC calendar. */
  readonly asOf: string;
  readonly policy: Policy;
  /** The version that the answers were given to; absent: the newest. */
  readonly catalogue?: Catalogue;
}

/** What an organisation may set. All of it is stricter than, or as strict as, the defaults. */
export interface Policy {
  /** Every control expected at a level gates it too. */
  readonly strict: boolean;
  /** From this risk on, "met" without evidence is a lint. */
  readonly evidenceFromRisk: Risk;
  /** Shorter times than the catalogue's `freshDays`. */
  readonly freshDays: { readonly [control in ControlId]?: number };
}

export interface RequirementResult {
  readonly id: RequirementId | `strict-${Level}`;
  readonly level: Level;
  readonly state: RequirementState;
  /** Every control that this requirement asks for. */
  readonly controls: readonly ControlId[];
  /** Of those, the ones met or not applicable. */
  readonly by: readonly ControlId[];
  /** The ones that are not. */
  readonly blocking: readonly ControlId[];
  /** Of the blocking ones, those answered partly or not met; the rest nobody has said. */
  readonly broken: readonly ControlId[];
}

export interface LevelResult {
  readonly level: Level;
  /** Of this level alone; the levels below it may still be open. */
  readonly satisfied: boolean;
  readonly requirements: readonly RequirementResult[];
}

export interface AreaResult {
  readonly area: AreaId;
  readonly state: AreaState;
  /** The controls that the state rests on: expected by the target, or all where none is. */
  readonly judged: readonly ControlId[];
  /** Over all controls of the area. */
  readonly answered: number;
  readonly total: number;
  /** Answers met or not applicable, over all controls of the area. */
  readonly inPlace: number;
}

export type MistakeId =
  | "skipping-basics"
  | "secrets-in-code"
  | "not-scanning"
  | "no-resource-limits"
  | "too-much-access";

export interface MistakeResult {
  readonly mistake: MistakeId;
  /** Controls that show it. */
  readonly controls: readonly ControlId[];
}

export type LintCode =
  | "contradiction"
  | "met-without-evidence"
  | "stale-evidence"
  | "reason-says-nothing"
  | "many-not-applicable"
  | "criterion-needs-control";

export interface LintResult {
  readonly code: LintCode;
  /** Null for a lint about the whole set. */
  readonly control: ControlId | null;
  /** The control that a criterion names, for `criterion-needs-control`. */
  readonly needs: ControlId | null;
}

/** Everything that scoring says about a set of answers. Codes and values; worded at the edge. */
export interface Assessment {
  readonly target: Level;
  readonly declared: LevelReached | null;
  readonly verified: LevelReached | null;
  readonly ceiling: LevelReached | null;
  readonly coverage: number | null;
  readonly progress: { readonly answered: number; readonly total: number };
  /** By all answers. */
  readonly levels: readonly LevelResult[];
  readonly areas: readonly AreaResult[];
  /** Requirements above level 1 satisfied while one of level 1 is refuted. */
  readonly skippedBasics: readonly RequirementId[];
  readonly mistakes: readonly MistakeResult[];
  readonly lint: readonly LintResult[];
}

export type StepKind = "fix" | "change" | "answer" | "prove";

export interface Step {
  readonly control: ControlId;
  readonly kind: StepKind;
  readonly gating: boolean;
  /** The lowest level that waits for it; for recommended steps the level it is expected at. */
  readonly level: Level;
  readonly phase: Phase;
  readonly effort: Effort;
  readonly risk: Risk;
  /** Why it stands here: broken before unsaid. */
  readonly reason: "not_met" | "partly" | "unknown" | "unanswered" | "unproven";
  readonly quickWin: boolean;
  /** The declared level once this step and all before it are done; for `prove` the verified one. */
  readonly levelAfter: LevelReached | null;
}

export interface Roadmap {
  readonly target: Level;
  readonly gating: readonly Step[];
  readonly recommended: readonly Step[];
  readonly proving: readonly Step[];
}

/** What stands against or for a control beyond its answer; known once there are findings. */
export interface StepHints {
  /** Controls with a hard SEC-1, SEC-2 or BLD-2 finding, or an override finding. */
  readonly urgent: ReadonlySet<ControlId>;
  /** Controls for which a re-assessed patch exists. */
  readonly patched: ReadonlySet<ControlId>;
}

/** `changed` is neither better nor worse: met to not applicable, not met to "don't know". */
export type ChangeKind = "improved" | "regressed" | "changed" | "new" | "removed" | "stale";

export interface ControlChange {
  readonly control: ControlId;
  readonly kind: ChangeKind;
  readonly before: Answer | null;
  readonly after: Answer | null;
}

export interface Comparison {
  readonly declared: { readonly before: LevelReached | null; readonly after: LevelReached | null };
  readonly verified: { readonly before: LevelReached | null; readonly after: LevelReached | null };
  readonly changes: readonly ControlChange[];
}
