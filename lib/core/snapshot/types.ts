import type { Catalogue } from "@/lib/core/model/catalogue";
import type {
  Answer,
  AreaState,
  Effort,
  Environment,
  Level,
  LevelReached,
  Phase,
  Platform,
  Provenance,
  RequirementState,
  Risk,
  Strength,
} from "@/lib/core/model/words";
import type { ChangeKind, StepKind } from "@/lib/core/scoring/types";

export const SNAPSHOT_KINDS = ["by_hand", "workshop", "sign_off", "pipeline"] as const;
/** What a snapshot was taken by. */
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** The version of the format. Another one is another format: it is not read as this one. */
export const SNAPSHOT_SCHEMA = "plimsoll.snapshot/1";

/**
 * A project as it stood on a day, with all that was said of it then. Controls, requirements and areas are plain texts:
 * a catalogue of another time may name some that this one lacks.
 */
export interface Snapshot {
  readonly schema: typeof SNAPSHOT_SCHEMA;
  readonly catalogue: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly kind: SnapshotKind;
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly environment: Environment;
    readonly platform: Platform;
    readonly target: Level;
  };
  readonly policy: {
    readonly strict: boolean;
    readonly evidenceFromRisk: Risk;
    readonly freshDays: { readonly [control: string]: number };
  };
  readonly answers: readonly SnapshotAnswer[];
  /** The files that the answers stand beside, by component; absent where the project has none. */
  readonly evidence?: readonly SnapshotEvidence[];
  readonly result: SnapshotResult;
  readonly roadmap: {
    readonly target: Level;
    readonly gating: readonly SnapshotStep[];
    readonly recommended: readonly SnapshotStep[];
    readonly proving: readonly SnapshotStep[];
  };
}

/** The files of a component, by digest: they are elsewhere, and may be deleted. */
export interface SnapshotEvidence {
  /** The component's id. */
  readonly component: string;
  readonly name: string;
  /** The number of the upload after which they were as they are. */
  readonly upload: number;
  /** `YYYY-MM-DD`: the day that they speak of. */
  readonly date: string;
  readonly complete: boolean;
  readonly files: number;
  /** Of the files and of what they are read with. */
  readonly set: string;
  /** Of their assessment. */
  readonly assessment: string;
}

/**
 * An answer without a word that somebody typed: those stand in the revision that it names. Strength and date are those
 * that it had beside the project's files on the day.
 */
export interface SnapshotAnswer {
  readonly control: string;
  /** Of the answer: names the revision. */
  readonly version: number;
  /** Null: unanswered; only an owner or a due date was set. */
  readonly answer: Answer | null;
  readonly strength: Strength;
  readonly provenance: Provenance;
  readonly date: string;
  readonly dueDate: string | null;
  readonly ownerMemberId: string | null;
  /** Of note, reason and links: `wordsDigest`. */
  readonly words: string;
  /** Of what files said of the control; null where none was asked. */
  readonly evidence: string | null;
  /** What the files said against it; absent where they did not. */
  readonly contradiction?: { readonly proposed: Answer };
}

/** What `assess` said. */
export interface SnapshotResult {
  readonly target: Level;
  readonly declared: LevelReached | null;
  readonly verified: LevelReached | null;
  readonly ceiling: LevelReached | null;
  readonly coverage: number | null;
  readonly progress: { readonly answered: number; readonly total: number };
  readonly levels: readonly {
    readonly level: Level;
    readonly satisfied: boolean;
    readonly requirements: readonly SnapshotRequirement[];
  }[];
  readonly areas: readonly SnapshotArea[];
  readonly skippedBasics: readonly string[];
  readonly mistakes: readonly { readonly mistake: string; readonly controls: readonly string[] }[];
  readonly lint: readonly {
    readonly code: string;
    readonly control: string | null;
    readonly needs: string | null;
  }[];
}

interface SnapshotRequirement {
  readonly id: string;
  readonly level: Level;
  readonly state: RequirementState;
  readonly controls: readonly string[];
  readonly by: readonly string[];
  readonly blocking: readonly string[];
  readonly broken: readonly string[];
}

export interface SnapshotArea {
  readonly area: string;
  readonly state: AreaState;
  readonly judged: readonly string[];
  readonly answered: number;
  readonly total: number;
  readonly inPlace: number;
}

export interface SnapshotStep {
  readonly control: string;
  readonly kind: StepKind;
  readonly gating: boolean;
  readonly level: Level;
  readonly phase: Phase;
  readonly effort: Effort;
  readonly risk: Risk;
  readonly reason: "not_met" | "partly" | "unknown" | "unanswered" | "unproven";
  readonly quickWin: boolean;
  readonly levelAfter: LevelReached | null;
}

/** What one of two states to compare says; a snapshot is one, and so is a project as it stands. */
export interface ComparedState {
  readonly asOf: string;
  readonly policy: Snapshot["policy"];
  /** The catalogue that its answers were given to; absent: the newest. */
  readonly rules?: Catalogue;
  readonly answers: readonly (Pick<SnapshotAnswer, "control" | "answer" | "strength" | "date"> & {
    readonly contradiction?: SnapshotAnswer["contradiction"] | null;
  })[];
  readonly result: Pick<
    SnapshotResult,
    "declared" | "verified" | "coverage" | "progress" | "areas" | "target"
  >;
}

/** `backing`: the same answer, backed better or worse than it was. */
export type StateChangeKind = ChangeKind | "backing";

export interface StateChange {
  readonly control: string;
  readonly kind: StateChangeKind;
  readonly before: Answer | null;
  readonly after: Answer | null;
  /** How the answer was backed on the day, age counted; null where there is none. */
  readonly strengthBefore: Strength | null;
  readonly strengthAfter: Strength | null;
}

/** Before and after of one figure. */
export interface Pair<Value> {
  readonly before: Value;
  readonly after: Value;
}

export interface StateComparison {
  readonly declared: Pair<LevelReached | null>;
  readonly verified: Pair<LevelReached | null>;
  readonly coverage: Pair<number | null>;
  readonly answered: Pair<number>;
  readonly target: Pair<Level>;
  /** Every area of either, in the later one's order. */
  readonly areas: readonly {
    readonly area: string;
    readonly before: SnapshotArea | null;
    readonly after: SnapshotArea | null;
  }[];
  /** In the checklist's order; what the catalogue lacks comes last. */
  readonly changes: readonly StateChange[];
  /** No answer, strength, level, figure or area is another. */
  readonly isSame: boolean;
}
