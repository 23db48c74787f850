import fc from "fast-check";
import { ANSWERS, type Answer, CONTROL_IDS, LEVELS, STRENGTHS } from "@/lib/core/model/words";
import type { AnswerState, AnswersByControl, Policy, ScoringOptions } from "../types";
import { TODAY } from "./said";

/** Answers of every sort, each as likely as the others. */
export const anyState: fc.Arbitrary<AnswerState> = fc.record({
  answer: fc.constantFrom(...ANSWERS),
  strength: fc.constantFrom(...STRENGTHS),
  date: fc.constantFrom(
    TODAY,
    "2026-11-01",
    "2026-10-24",
    "2026-10-23",
    "2026-08-25",
    "2025-01-01",
  ),
  contradiction: fc.option(fc.record({ proposed: fc.constantFrom<Answer>("not_met", "partly") }), {
    freq: 5,
  }),
});

/** Mostly in place, so that the higher levels are reached often enough to be judged. */
const goodState: fc.Arbitrary<AnswerState> = fc.record({
  answer: fc.constantFrom<Answer>("met", "met", "met", "not_applicable"),
  strength: fc.constantFrom("verified", "accepted", "asserted"),
  date: fc.constantFrom(TODAY, "2026-11-01"),
});

/** Answers of every sort: none, scattered, and nearly complete ones. */
export const anyAnswers: fc.Arbitrary<AnswersByControl> = fc
  .record({ good: fc.constantFrom(0, 2, 10, 60), gaps: fc.constantFrom(0, 1, 8, 300) })
  .chain(({ good, gaps }) =>
    fc.tuple(
      ...CONTROL_IDS.map(() =>
        fc.oneof(
          { weight: gaps, arbitrary: fc.constant(null) },
          { weight: 2, arbitrary: anyState },
          { weight: good, arbitrary: goodState },
        ),
      ),
    ),
  )
  .map((states) =>
    Object.fromEntries(
      CONTROL_IDS.flatMap((id, place) => {
        const state = states[place];
        return state ? [[id, state]] : [];
      }),
    ),
  );

/** Policies of every sort. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  strict: fc.boolean(),
  evidenceFromRisk: fc.constantFrom(1, 3, 4, 5),
  freshDays: fc.dictionary(fc.constantFrom(...CONTROL_IDS), fc.integer({ min: 0, max: 400 }), {
    maxKeys: 5,
  }),
});

/** What answers can be judged against on the day of the cases. */
export const anyOptions: fc.Arbitrary<ScoringOptions> = fc.record({
  target: fc.constantFrom(...LEVELS),
  asOf: fc.constant(TODAY),
  policy: anyPolicy,
});
