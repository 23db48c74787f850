import { describe, expect, test } from "vitest";
import { AREA_IDS } from "@/lib/core/model/words";
import { assess } from "./assess";
import { roadmap } from "./roadmap";
import { metUpTo, options, STRICT_POLICY, said } from "./testing/said";

describe("a project with no answers", () => {
  const result = assess({}, options(2));

  test("is not assessed, which is not level 0", () => {
    expect(result).toMatchObject({
      target: 2,
      declared: null,
      verified: null,
      ceiling: null,
      coverage: null,
      progress: { answered: 0, total: 45 },
      skippedBasics: [],
      mistakes: [],
      lint: [],
    });
  });

  test("still names all 19 requirements, each open, and all seven areas", () => {
    const requirements = result.levels.flatMap((level) => level.requirements);
    expect(result.levels.map(({ level, satisfied }) => [level, satisfied])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
    ]);
    expect(requirements).toHaveLength(19);
    expect(requirements.every(({ state }) => state === "open")).toBe(true);
    expect(result.areas.map(({ area }) => area)).toEqual(AREA_IDS);
  });
});

test("a level is satisfied by itself, even while one below is not", () => {
  const answers = { ...metUpTo(2), ...said({ "CTR-1": "not_met" }) };
  const { levels, declared } = assess(answers, options(2));
  expect(levels.map(({ satisfied }) => satisfied)).toEqual([false, true, false, false]);
  expect(declared).toBe(0);
});

test("strict mode shows its requirement beside those of the level", () => {
  const { levels } = assess(metUpTo(1), options(1, STRICT_POLICY));
  expect(levels.map(({ requirements }) => requirements.length)).toEqual([5, 6, 6, 6]);
  expect(levels[0]?.satisfied).toBe(true);
});

/** What the checklist's production Compose file and its exercise Dockerfile show, nothing more. */
const PRODUCTION_EXAMPLE = {
  ...said(
    {
      "IMG-1": "met",
      "IMG-2": "met",
      "IMG-4": "not_met",
      "IMG-5": "partly",
      "IMG-6": "met",
      "CTR-1": "met",
      "CTR-2": "met",
      "CTR-3": "met",
      "CTR-4": "met",
      "CTR-5": "met",
      "SEC-2": "met",
      "NET-1": "met",
      "NET-3": "met",
      "RUN-1": "met",
      "RUN-3": "not_met",
      "RUN-4": "met",
      "BLD-2": "met",
    },
    { strength: "verified" },
  ),
  ...said(
    { "RUN-5": "not_applicable", "BLD-1": "not_applicable" },
    { strength: "verified", reason: "One service and one stage: the files show it." },
  ),
};

describe("the checklist's production example, answered truthfully", () => {
  const result = assess(PRODUCTION_EXAMPLE, options(3));
  const statesOf = (level: number) =>
    result.levels[level - 1]?.requirements.map(({ id, state, blocking }) =>
      [id, state, ...blocking].join(" "),
    );

  test("gives what the 19 requirements say, the missing ones named", () => {
    expect(statesOf(1)).toEqual([
      "L1-1 satisfied",
      "L1-2 satisfied",
      "L1-3 open PRG-1",
      "L1-4 open SEC-1",
    ]);
    expect(statesOf(2)).toEqual([
      "L2-1 satisfied",
      "L2-2 satisfied",
      "L2-3 satisfied",
      "L2-4 satisfied",
      "L2-5 open PRG-2 IMG-3",
    ]);
    expect(statesOf(3)).toEqual([
      "L3-1 satisfied",
      "L3-2 open BLD-5",
      "L3-3 open PRG-4 RUN-2",
      "L3-4 open PRG-3 BLD-4",
      "L3-5 open PRG-5",
    ]);
    expect(statesOf(4)).toEqual([
      "L4-1 open PRG-6",
      "L4-2 open PRG-7",
      "L4-3 open PRG-8",
      "L4-4 open PRG-9",
      "L4-5 open PRG-10",
    ]);
  });

  test("declares and verifies level 0, and nothing found stands against level 4", () => {
    expect(result).toMatchObject({
      declared: 0,
      verified: 0,
      ceiling: 4,
      coverage: 34,
      progress: { answered: 19, total: 45 },
      skippedBasics: [],
    });
  });

  test("waits for two answers to level 1", () => {
    const { gating } = roadmap(PRODUCTION_EXAMPLE, options(1));
    expect(gating.map(({ control, kind }) => [control, kind])).toEqual([
      ["SEC-1", "answer"],
      ["PRG-1", "answer"],
    ]);
  });

  test("reaches level 1 with the ignore files and a clean scan report", () => {
    const more = said(
      { "SEC-1": "met", "PRG-1": "met", "IMG-3": "met", "BLD-3": "partly" },
      { strength: "verified", date: "2026-11-20" },
    );
    expect(assess({ ...PRODUCTION_EXAMPLE, ...more }, options(3))).toMatchObject({
      declared: 1,
      verified: 1,
      ceiling: 4,
      coverage: 43,
      progress: { answered: 23, total: 45 },
    });
  });

  test("has its way to production in order, and the level after each step", () => {
    const { gating, recommended, proving } = roadmap(PRODUCTION_EXAMPLE, options(3));
    expect(gating.map(({ control, levelAfter }) => `${control} ${levelAfter}`)).toEqual([
      "SEC-1 0",
      "PRG-1 1",
      "IMG-3 1",
      "PRG-2 2",
      "BLD-4 2",
      "PRG-3 2",
      "BLD-5 2",
      "RUN-2 2",
      "PRG-5 2",
      "PRG-4 3",
    ]);
    expect(recommended.map(({ control }) => control).join(" ")).toBe(
      "BLD-3 IMG-4 RUN-3 NET-4 REG-1 REG-2 REG-3 IMG-5 REG-4 NET-2 SEC-4 REG-5 SEC-3 SEC-5",
    );
    expect(proving).toEqual([]);
  });
});
