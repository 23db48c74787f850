import { expect, test } from "vitest";
import type { Answer, ControlId, Level } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswersByControl } from "@/lib/core/scoring/types";
import { blockersOf } from "./blockers";

const asOf = "2026-11-23";

function blockers(
  said: { readonly [control in ControlId]?: Answer },
  target: Level = 2,
  policy = DEFAULT_POLICY,
) {
  const answers: AnswersByControl = Object.fromEntries(
    Object.entries(said).map(([control, answer]) => [
      control,
      { answer, strength: "asserted", date: asOf },
    ]),
  );
  return blockersOf(assess(answers, { target, asOf, policy }));
}

const basics = { "CTR-1": "met", "IMG-2": "met", "PRG-1": "met", "SEC-1": "met" } as const;

test("broken controls are told from those that wait for an answer", () => {
  const found = blockers({ ...basics, "CTR-1": "partly", "PRG-1": "unknown" });
  expect(found?.level).toBe(1);
  expect(found?.broken).toEqual([{ control: "CTR-1", requirement: "L1-1" }]);
  expect(found?.waiting).toEqual([
    { control: "PRG-1", requirement: "L1-3" },
    { control: "BLD-2", requirement: "L1-4" },
  ]);
});

test("only the level above the declared one is spoken of", () => {
  const found = blockers({ ...basics, "BLD-2": "met", "CTR-2": "not_met", "CTR-4": "not_met" });
  expect(found?.level).toBe(2);
  expect(found?.broken).toEqual([{ control: "CTR-2", requirement: "L2-1" }]);
});

test("nothing blocks a target that is reached", () => {
  expect(blockers({ ...basics, "BLD-2": "met" }, 1)).toBeNull();
});

test("a control that two requirements ask for under a strict policy blocks once", () => {
  const found = blockers({ ...basics, "CTR-1": "not_met" }, 1, { ...DEFAULT_POLICY, strict: true });
  expect(found?.broken.map(({ control }) => control)).toEqual(["CTR-1"]);
});
