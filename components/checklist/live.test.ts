import fc from "fast-check";
import { expect, test } from "vitest";
import { answersState } from "@/components/saving/entries";
import { reduce } from "@/components/saving/reduce";
import { ANSWERS, CONTROL_IDS, LEVELS } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import { assessLive, blockingOf, gatingCount, isAnswered, savedAnswers } from "./live";

const options = { target: 2, asOf: "2026-11-24" } as const;

test("what is typed and not yet acknowledged changes no level", () => {
  const typed = reduce(answersState([]), {
    type: "edit",
    control: "CTR-1",
    change: { answer: "met" },
    at: 0,
  });
  expect(savedAnswers(typed)).toEqual({});
  expect(isAnswered(typed, "CTR-1")).toBe(true);
});

test("“not applicable” without its reason counts as unanswered", () => {
  const typed = reduce(answersState([]), {
    type: "edit",
    control: "CTR-1",
    change: { answer: "not_applicable" },
    at: 0,
  });
  expect(isAnswered(typed, "CTR-1")).toBe(false);
});

test("with nothing answered, the five basic questions block level 1", () => {
  const blocking = blockingOf(assessLive({}, options));
  expect(blocking?.level).toBe(1);
  expect([...(blocking?.controls ?? [])]).toEqual(["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"]);
});

test("the steps counted here are the roadmap's", () => {
  const answers = fc.dictionary(
    fc.constantFrom(...CONTROL_IDS),
    fc.record({
      answer: fc.constantFrom(...ANSWERS),
      strength: fc.constantFrom("asserted" as const, "verified" as const),
      date: fc.constant("2026-11-20"),
    }),
  );
  fc.assert(
    fc.property(answers, fc.constantFrom(...LEVELS), (said, target) => {
      const { gating } = roadmap(said, { target, asOf: options.asOf, policy: DEFAULT_POLICY });
      expect(gatingCount(assessLive(said, { ...options, target }))).toBe(gating.length);
    }),
  );
});
