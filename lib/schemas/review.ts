import * as z from "zod";
import { ANSWERS, CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { ANSWER_LIMITS, type AnswerRecord } from "./answer";
import { KEEP_REASON_AT_LEAST } from "./review-limits";
import { prose } from "./text";

const control = z.enum(CONTROL_IDS, "There is no such control.");
const proposed = z.enum(
  ["met", "partly", "not_met", "not_applicable"],
  "Files propose no such answer.",
);

/** A proposal as whoever takes it or speaks against it has seen it. */
const seen = z.object({
  control,
  /** Of the answer beside it; 0: there never was one. */
  version: z.int().min(0).max(2_000_000_000),
  proposed,
});

export const acceptInput = z.object({
  projectId: z.string("Name the project."),
  controls: z
    .array(seen, "Name the proposals.")
    .min(1, "Name a proposal.")
    .max(CONTROL_IDS.length, "There are not so many controls.")
    .refine(
      (controls) => new Set(controls.map((each) => each.control)).size === controls.length,
      "Name each control once.",
    ),
});
export type AcceptInput = z.input<typeof acceptInput>;

/** The answer that stands although files say otherwise, with why. */
export const keepAnswerInput = seen.extend({
  projectId: z.string("Name the project."),
  answer: z.enum(ANSWERS, "There is no such answer."),
  reason: prose(ANSWER_LIMITS.reason).refine(
    (reason) => [...reason.replace(/\s+/gu, " ").trim()].length >= KEEP_REASON_AT_LEAST,
    `Say in at least ${KEEP_REASON_AT_LEAST} characters why.`,
  ),
});
export type KeepAnswerInput = z.input<typeof keepAnswerInput>;

/** Why a proposal was not taken. */
export type AcceptRefusal =
  /** Somebody changed the answer meanwhile. */
  | "answer-changed"
  /** The files say otherwise by now, or nothing any more. */
  | "files-changed"
  /** What the files say is too old to count. */
  | "too-old";

/** What came of proposals that somebody took. */
export interface Accepted {
  readonly accepted: readonly AnswerRecord[];
  readonly left: readonly { readonly control: ControlId; readonly why: AcceptRefusal }[];
}
