import type { Answer, ControlId } from "@/lib/core/model/words";

/** What the result shows of an answer beside its state. */
export interface ResultRecord {
  readonly answer: Answer | null;
  readonly note: string;
  readonly owner: string | null;
  /** Null where the owner is no member. */
  readonly ownerMemberId?: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | null;
}

/** The record of a control; undefined where nobody ever touched it. */
export type RecordOf = (control: ControlId) => ResultRecord | undefined;
