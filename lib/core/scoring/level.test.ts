import { describe, expect, test } from "vitest";
import { ceilingLevel, declaredLevel, verifiedLevel } from "./level";
import { DEFAULT_POLICY } from "./policy";
import { metUpTo, STRICT_POLICY, said, TODAY } from "./testing/said";
import type { AnswersByControl } from "./types";

const BASICS = said({
  "CTR-1": "met",
  "IMG-2": "met",
  "PRG-1": "met",
  "SEC-1": "met",
  "BLD-2": "met",
});
const { "PRG-1": _, ...FOUR_OF_FIVE } = BASICS;
const LEVEL_2 = {
  ...BASICS,
  ...said({ "CTR-2": "met", "CTR-3": "met", "NET-1": "met" }),
  ...said({ "SEC-2": "met", "PRG-2": "met", "IMG-3": "met" }),
};

describe("declared and ceiling", () => {
  const cases: readonly [string, AnswersByControl, number | null, number | null][] = [
    ["nothing is answered", {}, null, null],
    ["only controls are answered that no requirement names", said({ "RUN-4": "met" }), null, null],
    ["somebody doesn't know", said({ "CTR-1": "unknown" }), 0, 4],
    ["one basic is met", said({ "CTR-1": "met" }), 0, 4],
    ["one basic is broken", said({ "CTR-1": "not_met" }), 0, 0],
    ["partly never counts", { ...BASICS, ...said({ "IMG-2": "partly" }) }, 0, 0],
    ["all five questions are met", BASICS, 1, 4],
    ["one of the five is not said", FOUR_OF_FIVE, 0, 4],
    ["a basic does not apply", { ...BASICS, ...said({ "CTR-1": "not_applicable" }) }, 1, 4],
    ["no secrets is excused", { ...BASICS, ...said({ "SEC-1": "not_applicable" }) }, 0, 4],
    ["level 2 is broken", { ...BASICS, ...said({ "CTR-2": "not_met" }) }, 1, 1],
    ["level 3 is broken, level 2 open", { ...BASICS, ...said({ "CTR-4": "partly" }) }, 1, 2],
    ["level 2 is complete", LEVEL_2, 2, 4],
    ["level 4 is met but a basic is open", { ...metUpTo(4), "PRG-1": undefined }, 0, 4],
    ["everything is met", metUpTo(4), 4, 4],
    ["all but one of level 4", { ...metUpTo(4), ...said({ "PRG-8": "partly" }) }, 3, 3],
  ];
  test.each(cases)("when %s", (_name, answers, declared, ceiling) => {
    expect(declaredLevel(answers, DEFAULT_POLICY)).toBe(declared);
    expect(ceilingLevel(answers, DEFAULT_POLICY)).toBe(ceiling);
  });

  test("a contradicted answer still declares, but the ceiling counts what was proposed", () => {
    const answers = {
      ...LEVEL_2,
      ...said({ "CTR-2": "met" }, { contradiction: { proposed: "not_met" } }),
    };
    expect(declaredLevel(answers, DEFAULT_POLICY)).toBe(2);
    expect(ceilingLevel(answers, DEFAULT_POLICY)).toBe(1);
  });
});

describe("verified", () => {
  const verified = (answers: AnswersByControl) => verifiedLevel(answers, TODAY, DEFAULT_POLICY);
  const PROVEN = metUpTo(1, { strength: "verified" });

  test.each<[string, AnswersByControl, number | null]>([
    ["nothing is answered", {}, null],
    ["all is only said", metUpTo(4), null],
    ["all is attached", metUpTo(4, { strength: "attached" }), null],
    ["one control is proven", said({ "CTR-1": "met" }, { strength: "verified" }), 0],
    ["one control is proven broken", said({ "CTR-1": "not_met" }, { strength: "verified" }), 0],
    [
      "what no requirement names is proven",
      said({ "RUN-4": "met" }, { strength: "verified" }),
      null,
    ],
    ["the basics are proven", PROVEN, 1],
    ["the basics are accepted", metUpTo(1, { strength: "accepted" }), 1],
    ["one basic is only said", { ...PROVEN, ...said({ "BLD-2": "met" }) }, 0],
    ["one does not apply, as said", { ...PROVEN, ...said({ "BLD-2": "not_applicable" }) }, 0],
    [
      "one does not apply, as accepted",
      { ...PROVEN, ...said({ "BLD-2": "not_applicable" }, { strength: "accepted" }) },
      1,
    ],
    [
      "the scan is too old",
      { ...PROVEN, ...said({ "PRG-1": "met" }, { strength: "verified", date: "2026-10-23" }) },
      0,
    ],
    [
      "one is contradicted",
      {
        ...PROVEN,
        ...said(
          { "CTR-1": "met" },
          { strength: "accepted", contradiction: { proposed: "partly" } },
        ),
      },
      0,
    ],
    ["everything is proven", metUpTo(4, { strength: "verified" }), 4],
  ])("when %s", (_name, answers, expected) => {
    expect(verified(answers)).toBe(expected);
  });

  test("is null once all evidence is stale, not 0", () => {
    expect(verifiedLevel(PROVEN, "2027-11-23", DEFAULT_POLICY)).toBeNull();
  });
});

describe("strict mode", () => {
  test("holds level 1 until the ignore file is in place", () => {
    expect(declaredLevel(BASICS, STRICT_POLICY)).toBe(0);
    expect(declaredLevel({ ...BASICS, ...said({ "BLD-3": "met" }) }, STRICT_POLICY)).toBe(1);
  });

  test("lets a control that is merely expected refute a level", () => {
    const answers = { ...metUpTo(4), ...said({ "RUN-4": "not_met" }) };
    expect(declaredLevel(answers, DEFAULT_POLICY)).toBe(4);
    expect(declaredLevel(answers, STRICT_POLICY)).toBe(1);
    expect(ceilingLevel(answers, STRICT_POLICY)).toBe(1);
  });
});
