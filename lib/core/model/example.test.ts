import { expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { notApplicableProblem } from "@/lib/core/scoring/not-applicable";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import type { AnswerState, AnswersByControl } from "@/lib/core/scoring/types";
import { isControlId } from "./controls";
import { TARGET_OF } from "./environments";
import { EXAMPLE } from "./example";

function exampleStates(): AnswersByControl {
  const states = Object.entries(EXAMPLE.answers).map(([control, { answer, reason }]) => {
    const state: AnswerState = { answer, strength: "asserted", date: EXAMPLE.date, reason };
    return [control, state];
  });
  return Object.fromEntries(states);
}

test("the example scores as the checklist's production sample does", () => {
  const { target, date: asOf } = EXAMPLE;
  const result = assess(exampleStates(), { target, asOf, policy: DEFAULT_POLICY });
  expect(result).toMatchObject({
    declared: 0,
    ceiling: 4,
    coverage: 34,
    progress: { answered: 19, total: 45 },
    skippedBasics: [],
  });
  const requirements = result.levels.flatMap((level) => level.requirements);
  const satisfied = requirements.filter(({ state }) => state === "satisfied").map(({ id }) => id);
  expect(satisfied).toEqual(["L1-1", "L1-2", "L2-1", "L2-2", "L2-3", "L2-4", "L3-1"]);
  expect(requirements.filter(({ state }) => state === "refuted")).toEqual([]);
  const missing = requirements.filter(({ level }) => level === 1).flatMap((it) => it.blocking);
  expect(missing).toEqual(["PRG-1", "SEC-1"]);
});

test("every reason of the example would be accepted from a person", () => {
  for (const [control, { answer, reason }] of Object.entries(EXAMPLE.answers)) {
    if (answer !== "not_applicable") continue;
    expect(isControlId(control) && notApplicableProblem(control, reason)).toBeNull();
  }
});

test("the example aims where its environment does", () => {
  expect(EXAMPLE.target).toBe(TARGET_OF[EXAMPLE.environment]);
});
