import type { Answer, ControlId } from "@/lib/core/model/words";

/** Something that somebody did in a project, as its feed tells it; worded at the edge. */
export type Activity = {
  /** Names it, among those of the same moment too. */
  readonly key: string;
  readonly at: string;
  /** A name. */
  readonly by: string;
} & (
  | AnswerChange
  /** Many answers that were written at once. */
  | { readonly kind: "answers"; readonly count: number; readonly fromFiles: boolean }
  | {
      readonly kind: "comment";
      readonly control: ControlId;
      readonly isReply: boolean;
      readonly isDeleted: boolean;
    }
  | { readonly kind: "resolved"; readonly control: ControlId }
  | { readonly kind: "settings"; readonly changes: readonly SettingChange[] }
  | { readonly kind: "files"; readonly isRemoval: boolean }
  | { readonly kind: "snapshot"; readonly name: string }
  | { readonly kind: "catalogue"; readonly from: string; readonly to: string }
  | { readonly kind: "archived" | "unarchived" | "imported" }
  | { readonly kind: "made"; readonly how: "create" | "copy" | "keep" | "open-example" }
);

/** Null: no answer. */
export interface AnswerChange {
  readonly kind: "answer";
  readonly control: ControlId;
  readonly before: Answer | null;
  readonly after: Answer | null;
  readonly fromFiles: boolean;
  /** What else changed with it. */
  readonly also: readonly ("note" | "owner" | "due")[];
}

/** What a setting was and is, in the product's words; of a team it is said only that it is another. */
export type SettingChange =
  | {
      readonly name: "environment" | "platform" | "target";
      readonly from: string;
      readonly to: string;
    }
  | { readonly name: "team"; readonly isWholeOrganisation: boolean };
