import { describe, expect, test } from "vitest";
import type { Answer, ControlId } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "./policy";
import { gatingLevels, judge, requirementsOf } from "./requirements";
import { STRICT_POLICY, said } from "./testing/said";

const basics = { id: "L1-4", level: 1, controls: ["SEC-1", "BLD-2"] } as const;

describe("a requirement of two controls", () => {
  const cases: readonly [Answer | null, Answer | null, string, string, string][] = [
    ["met", "met", "satisfied", "SEC-1 BLD-2", ""],
    ["met", "not_applicable", "satisfied", "SEC-1 BLD-2", ""],
    ["met", null, "open", "SEC-1", "BLD-2"],
    ["met", "unknown", "open", "SEC-1", "BLD-2"],
    [null, null, "open", "", "SEC-1 BLD-2"],
    ["unknown", "unknown", "open", "", "SEC-1 BLD-2"],
    ["met", "partly", "refuted", "SEC-1", "BLD-2"],
    ["met", "not_met", "refuted", "SEC-1", "BLD-2"],
    [null, "partly", "refuted", "", "SEC-1 BLD-2"],
    ["partly", "unknown", "refuted", "", "SEC-1 BLD-2"],
    // SEC-1 always applies: saying that it doesn't is no answer.
    ["not_applicable", "met", "open", "BLD-2", "SEC-1"],
    ["not_applicable", "not_met", "refuted", "", "SEC-1 BLD-2"],
  ];
  test.each(cases)("SEC-1 %s and BLD-2 %s: %s", (sec, bld, state, by, blocking) => {
    const answers = {
      ...(sec ? said({ "SEC-1": sec }) : {}),
      ...(bld ? said({ "BLD-2": bld }) : {}),
    };
    const result = judge(basics, answers);
    expect(result).toMatchObject({ id: "L1-4", level: 1, state, controls: basics.controls });
    expect(result.by.join(" ")).toBe(by);
    expect(result.blocking.join(" ")).toBe(blocking);
  });

  test("the broken ones are told from those that nobody has said", () => {
    const result = judge(basics, said({ "SEC-1": "partly", "BLD-2": "unknown" }));
    expect(result.broken).toEqual(["SEC-1"]);
  });
});

test.each(["IMG-3", "CTR-3", "SEC-1", "RUN-1", "RUN-2", "PRG-1", "PRG-10"] as const)(
  "not applicable never satisfies a requirement that asks for %s",
  (id: ControlId) => {
    const result = judge(
      { id: "L1-1", level: 1, controls: [id] },
      said({ [id]: "not_applicable" }, { strength: "accepted" }),
    );
    expect(result).toMatchObject({ state: "open", by: [], blocking: [id], broken: [] });
  },
);

describe("strict mode", () => {
  test("adds one requirement per level, after those of the level", () => {
    const ids = requirementsOf(STRICT_POLICY).map(({ id }) => id);
    expect(ids).toHaveLength(23);
    expect(ids.slice(0, 6)).toEqual(["L1-1", "L1-2", "L1-3", "L1-4", "strict-1", "L2-1"]);
    expect(ids.slice(-2)).toEqual(["L4-5", "strict-4"]);
    expect(requirementsOf(DEFAULT_POLICY)).toHaveLength(19);
  });

  test("asks at level 1 for the ignore file too", () => {
    const strict = requirementsOf(STRICT_POLICY).find(({ id }) => id === "strict-1");
    expect(strict?.controls).toEqual(["IMG-2", "CTR-1", "SEC-1", "BLD-2", "BLD-3", "PRG-1"]);
  });
});

describe("controls that gate up to a target", () => {
  test("are the five questions for level 1, each at its level beyond", () => {
    expect([...gatingLevels(DEFAULT_POLICY, 1)]).toEqual([
      ["CTR-1", 1],
      ["IMG-2", 1],
      ["PRG-1", 1],
      ["SEC-1", 1],
      ["BLD-2", 1],
    ]);
    expect([2, 3, 4].map((level) => gatingLevels(DEFAULT_POLICY, level as 2).size)).toEqual([
      11, 18, 23,
    ]);
    expect(gatingLevels(DEFAULT_POLICY, 3).get("CTR-2")).toBe(2);
  });

  test("are all expected ones in strict mode", () => {
    expect([1, 2, 3, 4].map((level) => gatingLevels(STRICT_POLICY, level as 1).size)).toEqual([
      6, 25, 40, 45,
    ]);
  });
});
