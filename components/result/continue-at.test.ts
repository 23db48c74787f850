import { expect, test } from "vitest";
import { CONTROL_IDS, type ControlId } from "@/lib/core/model/words";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { roadmap } from "@/lib/core/scoring/roadmap";
import type { AnswerState } from "@/lib/core/scoring/types";
import { continueAt } from "./continue-at";

const asOf = "2026-11-23";
const met: AnswerState = { answer: "met", strength: "asserted", date: asOf };

function next(controls: readonly ControlId[]) {
  const answers = Object.fromEntries(controls.map((id) => [id, met]));
  return continueAt(answers, roadmap(answers, { target: 2, asOf, policy: DEFAULT_POLICY }));
}

test("answering begins with the basics, also where other things were answered first", () => {
  expect(next([])).toEqual({ kind: "basics" });
  expect(next(["IMG-1", "NET-1"])).toEqual({ kind: "basics" });
});

test("it goes on with what the next level waits for, before the checklist's order", () => {
  expect(next(["CTR-1", "IMG-2", "PRG-1", "SEC-1"])).toEqual({
    kind: "question",
    control: "BLD-2",
  });
});

test("beyond the target it follows the checklist", () => {
  const levels1and2: ControlId[] = ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2", "CTR-2", "CTR-3"];
  const all: ControlId[] = [...levels1and2, "NET-1", "SEC-2", "PRG-2", "IMG-3"];
  expect(next(all)).toEqual({ kind: "question", control: "IMG-1" });
});

test("with every control answered there is nothing to go on with", () => {
  expect(next(CONTROL_IDS)).toEqual({ kind: "done" });
});
