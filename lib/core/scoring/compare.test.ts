import { describe, expect, test } from "vitest";
import type { Answer } from "@/lib/core/model/words";
import { compare } from "./compare";
import { DEFAULT_POLICY } from "./policy";
import { metUpTo, STRICT_POLICY, said, TODAY } from "./testing/said";
import type { AnswersByControl, ChangeKind } from "./types";

const changes = (before: AnswersByControl, after: AnswersByControl, later = TODAY) =>
  compare({ answers: before, asOf: TODAY }, { answers: after, asOf: later }, DEFAULT_POLICY)
    .changes;
const only = (answer: Answer | null) => (answer ? said({ "CTR-1": answer }) : {});

describe("a control", () => {
  test.each<[Answer | null, Answer | null, ChangeKind | null]>([
    [null, null, null],
    [null, "unknown", "new"],
    [null, "met", "new"],
    ["met", null, "removed"],
    ["not_met", "partly", "improved"],
    ["not_met", "met", "improved"],
    ["partly", "met", "improved"],
    ["unknown", "partly", "improved"],
    ["not_met", "not_applicable", "improved"],
    ["met", "partly", "regressed"],
    ["met", "unknown", "regressed"],
    ["partly", "not_met", "regressed"],
    ["not_applicable", "not_met", "regressed"],
    ["met", "not_applicable", "changed"],
    ["not_met", "unknown", "changed"],
    ["unknown", "not_met", "changed"],
    ["met", "met", null],
    ["unknown", "unknown", null],
  ])("from %s to %s is %s", (before, after, kind) => {
    expect(changes(only(before), only(after))).toEqual(
      kind ? [{ control: "CTR-1", kind, before, after }] : [],
    );
  });

  test("that was proven and is not fresh any more is stale", () => {
    const proven = said({ "IMG-3": "met", "CTR-1": "met" }, { strength: "verified" });
    expect(changes(proven, proven, "2026-12-23")).toEqual([]);
    expect(changes(proven, proven, "2026-12-24")).toEqual([
      { control: "IMG-3", kind: "stale", before: "met", after: "met" },
    ]);
  });

  test("that was stale before is no news", () => {
    const old = said({ "IMG-3": "met" }, { strength: "verified", date: "2026-01-01" });
    expect(changes(old, old, "2026-12-24")).toEqual([]);
  });

  test("that is better now is improved, not stale", () => {
    const before = said({ "IMG-3": "partly" }, { strength: "verified" });
    const after = said({ "IMG-3": "met" }, { strength: "verified" });
    expect(changes(before, after, "2027-01-01").map(({ kind }) => kind)).toEqual(["improved"]);
  });
});

test("changes stand in the checklist's order", () => {
  const after = said({ "PRG-10": "met", "REG-1": "met", "IMG-1": "met", "PRG-2": "met" });
  expect(changes({}, after).map(({ control }) => control)).toEqual([
    "IMG-1",
    "REG-1",
    "PRG-2",
    "PRG-10",
  ]);
});

test("both levels stand before and after, each on its own day", () => {
  const before = { answers: metUpTo(1, { strength: "verified" }), asOf: TODAY };
  const after = { answers: { ...before.answers, ...said({ "CTR-1": "partly" }) }, asOf: TODAY };
  expect(compare(before, after, DEFAULT_POLICY)).toMatchObject({
    declared: { before: 1, after: 0 },
    verified: { before: 1, after: 0 },
  });
  const later = { ...before, asOf: "2027-11-23" };
  expect(compare(before, later, DEFAULT_POLICY)).toMatchObject({
    declared: { before: 1, after: 1 },
    verified: { before: 1, after: null },
  });
});

test("the policy holds for both sides", () => {
  const state = { answers: { ...metUpTo(1), ...said({ "BLD-3": "not_met" }) }, asOf: TODAY };
  expect(compare(state, state, STRICT_POLICY).declared).toEqual({ before: 0, after: 0 });
});
