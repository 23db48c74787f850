import { describe, expect, test } from "vitest";
import type { ControlId, Strength } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "./policy";
import { effectiveStrength, freshDaysOf, isProven, isStale, provenAnswers } from "./strength";
import { said, TODAY } from "./testing/said";
import type { AnswerState, Policy } from "./types";

const met = (strength: Strength, date: string): AnswerState => ({ answer: "met", strength, date });
const fresh = (id: ControlId, days: number): Policy => ({
  ...DEFAULT_POLICY,
  freshDays: { [id]: days },
});

describe("how long evidence counts", () => {
  test.each([
    ["CTR-1", 89, "2026-08-26", "verified"],
    ["CTR-1", 90, "2026-08-25", "verified"],
    ["CTR-1", 91, "2026-08-24", "asserted"],
    ["IMG-3", 30, "2026-10-24", "verified"],
    ["IMG-3", 31, "2026-10-23", "asserted"],
    ["PRG-1", 31, "2026-10-23", "asserted"],
    ["REG-5", 183, "2026-05-24", "verified"],
    ["REG-5", 184, "2026-05-23", "asserted"],
    ["PRG-10", 365, "2025-11-23", "verified"],
    ["PRG-10", 366, "2025-11-22", "asserted"],
  ] as const)("%s verified %i days ago is %s by now", (id, _days, date, expected) => {
    expect(effectiveStrength(id, met("verified", date), TODAY, DEFAULT_POLICY)).toBe(expected);
  });

  test.each([
    ["verified", "asserted"],
    ["accepted", "asserted"],
    ["attached", "attached"],
    ["asserted", "asserted"],
  ] as const)("%s of long ago counts as %s", (strength, expected) => {
    const state = met(strength, "2020-01-01");
    expect(effectiveStrength("CTR-1", state, TODAY, DEFAULT_POLICY)).toBe(expected);
  });

  test.each([
    ["CTR-1", 7, 7],
    ["CTR-1", 0, 0],
    ["CTR-1", 365, 90],
    ["IMG-3", 90, 30],
  ] as const)("a policy of %s in %i days means %i: it may only shorten", (id, days, expected) => {
    expect(freshDaysOf(id, fresh(id, days))).toBe(expected);
  });

  test("a shorter time of the policy makes an answer fall back earlier, for that control alone", () => {
    const policy = fresh("CTR-1", 7);
    expect(isProven("CTR-1", met("verified", "2026-11-16"), TODAY, policy)).toBe(true);
    expect(isProven("CTR-1", met("verified", "2026-11-15"), TODAY, policy)).toBe(false);
    expect(isProven("CTR-2", met("verified", "2026-11-15"), TODAY, policy)).toBe(true);
  });
});

describe("what proves nothing", () => {
  test.each(["2026-11-25", "2099-01-01", "soon", ""])("evidence of the day %j", (date) => {
    expect(isProven("CTR-1", met("accepted", date), TODAY, DEFAULT_POLICY)).toBe(false);
    expect(isStale("CTR-1", met("attached", date), TODAY, DEFAULT_POLICY)).toBe(true);
  });

  test("but a day that has begun elsewhere does", () => {
    expect(isProven("CTR-1", met("verified", "2026-11-24"), TODAY, DEFAULT_POLICY)).toBe(true);
  });

  test("an answer that a fresh proposal contradicts, verified or accepted", () => {
    for (const strength of ["verified", "accepted"] as const) {
      const state = { ...met(strength, TODAY), contradiction: { proposed: "not_met" as const } };
      expect(effectiveStrength("CTR-1", state, TODAY, DEFAULT_POLICY)).toBe("asserted");
    }
  });
});

test("an answer without evidence never goes stale", () => {
  expect(isStale("CTR-1", met("asserted", "2020-01-01"), TODAY, DEFAULT_POLICY)).toBe(false);
});

test("only verified and accepted answers are left as proven", () => {
  const answers = {
    ...said({ "CTR-1": "met" }, { strength: "verified" }),
    ...said({ "CTR-2": "not_met" }, { strength: "accepted" }),
    ...said({ "CTR-3": "met" }, { strength: "attached" }),
    ...said({ "CTR-4": "met" }),
    ...said({ "CTR-5": "met" }, { strength: "verified", date: "2026-01-01" }),
  };
  const proven = provenAnswers(answers, TODAY, DEFAULT_POLICY);
  expect(Object.keys(proven)).toEqual(["CTR-1", "CTR-2"]);
});
