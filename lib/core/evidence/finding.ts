import type { Answer, ControlId } from "@/lib/core/model/words";
import type { Span } from "./source";

/** Pass, fail, does not apply, or "cannot tell" with its reason. */
export type Outcome = "pass" | "fail" | "not_applicable" | "unknown";

/** What a finding rests on, strongest first. A hint never answers: it stands beside the open question. */
export const BASES = ["observed", "configured", "inferred", "hint"] as const;
export type Basis = (typeof BASES)[number];

/** What a subject may still be answered with after a fail. */
export type Cap = Extract<Answer, "partly" | "not_met">;

/** Code and values of one sentence; `text/en/findings.ts` words them. */
export interface Said {
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** What a detector says of one subject. The pipeline adds the id, line and column, and the worded message. */
export interface DraftFinding {
  readonly control: ControlId;
  readonly outcome: Outcome;
  readonly basis: Basis;
  /** `service web`, `stage 2 (runtime)`, `container app`, `image nginx:1.31`, `repository`. */
  readonly subject: string;
  /** Subjects of paths and profiles that don't ship are listed, never folded. */
  readonly shipped: boolean;
  /** Where the fact lives: the setting's value, or what it is missing from. */
  readonly at: Span;
  readonly message: Said;
  /** The best answer it still allows: absent means met for pass, not_met for fail. */
  readonly best?: Answer;
  /** One such subject decides the control. */
  readonly hard?: boolean;
  /** Limits it sets on controls, its own first: the override findings. */
  readonly caps?: readonly { readonly control: ControlId; readonly best: Cap }[];
  /** Lines that belong to it: the one that lost, the place that makes it matter. */
  readonly related?: readonly { readonly at: Span; readonly why: Said }[];
}

/** One rule, one file: facts of the whole input to findings. Never throws on any facts. */
export interface Detector<Facts> {
  /** Public and never renamed. A noun, the file's name; an override's number. */
  readonly id: string;
  /** Every control that its findings can name. */
  readonly controls: readonly ControlId[];
  detect(facts: Facts): readonly DraftFinding[];
}
