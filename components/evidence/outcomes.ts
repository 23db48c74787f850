import type { Basis, Outcome } from "@/lib/core/evidence/finding";
import type { Answer } from "@/lib/core/model/words";

/** The answer whose form stands for an outcome. */
export const AS_ANSWER = {
  fail: "not_met",
  unknown: "unknown",
  pass: "met",
  not_applicable: "not_applicable",
} satisfies Record<Outcome, Answer>;

export const OUTCOME_WORDS = {
  fail: "Fails",
  unknown: "Cannot tell",
  pass: "Passes",
  not_applicable: "Does not apply",
} satisfies Record<Outcome, string>;

/** After a number. */
export const OUTCOME_COUNTS = {
  fail: "failing",
  unknown: "cannot tell",
  pass: "passing",
  not_applicable: "not applicable",
} satisfies Record<Outcome, string>;

export const BASIS_WORDS = {
  observed: "seen while it ran",
  configured: "set in this file",
  inferred: "known of the image",
  hint: "a hint",
} satisfies Record<Basis, string>;

/** The heaviest first. */
export const OUTCOMES = ["fail", "unknown", "pass", "not_applicable"] as const;
