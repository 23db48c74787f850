import { describe, expect, test } from "vitest";
import { areaResults } from "./areas";
import { said } from "./testing/said";
import type { AnswersByControl } from "./types";

const container = (answers: AnswersByControl, target: 1 | 2 | 3 | 4 = 2) =>
  areaResults(answers, target).find(({ area }) => area === "container");

describe("the area of containers at target 2, where CTR-4 is not expected yet", () => {
  test.each<[string, AnswersByControl, string]>([
    ["nothing is answered", {}, "not_assessed"],
    ["nobody knows", said({ "CTR-1": "unknown", "CTR-2": "unknown" }), "not_assessed"],
    ["only what is expected later is answered", said({ "CTR-4": "not_met" }), "not_assessed"],
    ["one is met", said({ "CTR-1": "met" }), "partial"],
    ["one is partly", said({ "CTR-1": "partly" }), "partial"],
    ["one is met, one is not", said({ "CTR-1": "met", "CTR-2": "not_met" }), "open"],
    [
      "all are in place",
      said({ "CTR-1": "met", "CTR-2": "not_applicable", "CTR-3": "met", "CTR-5": "met" }),
      "in_place",
    ],
    [
      "limits are excused",
      said({ "CTR-1": "met", "CTR-2": "met", "CTR-3": "not_applicable", "CTR-5": "met" }),
      "partial",
    ],
    ["limits alone are excused", said({ "CTR-3": "not_applicable" }), "not_assessed"],
  ])("when %s", (_name, answers, expected) => {
    expect(container(answers)?.state).toBe(expected);
  });

  test("counts over the whole area, and names what it was judged by", () => {
    const answers = said({ "CTR-1": "met", "CTR-2": "unknown", "CTR-4": "not_applicable" });
    expect(container(answers)).toEqual({
      area: "container",
      state: "partial",
      judged: ["CTR-1", "CTR-2", "CTR-3", "CTR-5"],
      answered: 3,
      total: 5,
      inPlace: 2,
    });
  });
});

test("a higher target asks more of the same answers", () => {
  const answers = said({ "CTR-1": "met", "CTR-4": "not_met" });
  expect(([1, 2, 3] as const).map((target) => container(answers, target)?.state)).toEqual([
    "in_place",
    "partial",
    "open",
  ]);
});

test("an area of which nothing is expected yet is judged by all its controls", () => {
  const results = areaResults(said({ "NET-1": "met", "RUN-4": "not_met" }), 1);
  expect(results.map(({ area, state }) => [area, state])).toEqual([
    ["image", "not_assessed"],
    ["container", "not_assessed"],
    ["secrets", "not_assessed"],
    ["network", "partial"],
    ["runtime", "open"],
    ["build", "not_assessed"],
    ["registry", "not_assessed"],
  ]);
  expect(results.find(({ area }) => area === "network")?.judged).toHaveLength(4);
});
