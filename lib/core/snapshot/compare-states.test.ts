import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareStates } from "./compare-states";
import { makeSnapshot } from "./make";
import { anyInput, inputOf, standing } from "./testing/standing";
import type { Snapshot } from "./types";

const state = (...args: Parameters<typeof inputOf>): Snapshot =>
  makeSnapshot(inputOf(...args)).snapshot;
const kinds = (before: Snapshot, after: Snapshot) =>
  compareStates(before, after).changes.map(({ control, kind }) => `${control} ${kind}`);

test("a state compared with itself is the same", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { snapshot } = makeSnapshot(input);
      const { isSame, changes } = compareStates(snapshot, snapshot);
      expect({ isSame, changes }).toEqual({ isSame: true, changes: [] });
    }),
  );
});

describe("between two states", () => {
  test("each control that differs has its kind, in the checklist's order", () => {
    const before = state([
      standing("IMG-1", { answer: "partly" }),
      standing("IMG-2"),
      standing("CTR-1"),
      standing("CTR-2", { answer: "not_met" }),
      standing("SEC-1"),
    ]);
    const after = state([
      standing("IMG-1"),
      standing("IMG-2", { answer: "not_met" }),
      standing("CTR-2", { answer: "unknown" }),
      standing("SEC-1", { strength: "attached" }),
      standing("NET-1"),
    ]);
    expect(kinds(before, after)).toEqual([
      "IMG-1 improved",
      "IMG-2 regressed",
      "CTR-1 removed",
      "CTR-2 changed",
      "SEC-1 backing",
      "NET-1 new",
    ]);
  });

  test("what was proven and is too old now is stale, and falls back to asserted", () => {
    const answers = [standing("IMG-3", { strength: "verified" })];
    const later = state(answers, { asOf: "2026-12-30" });
    expect(compareStates(state(answers), later).changes).toEqual([
      {
        control: "IMG-3",
        kind: "stale",
        before: "met",
        after: "met",
        strengthBefore: "verified",
        strengthAfter: "asserted",
      },
    ]);
  });

  test("the areas of both stand side by side, and figures with them", () => {
    const before = state([standing("IMG-1", { answer: "not_met" })]);
    const after = state([standing("IMG-1"), standing("CTR-1")]);
    const said = compareStates(before, after);
    expect(said.answered).toEqual({ before: 1, after: 2 });
    expect(said.areas).toHaveLength(7);
    const image = said.areas.find(({ area }) => area === "image");
    expect([image?.before?.inPlace, image?.after?.inPlace]).toEqual([0, 1]);
  });

  test("a target that moved is a difference, though no answer changed", () => {
    const project = { ...inputOf([]).project, target: 1 } as const;
    const answers = [standing("IMG-1")];
    expect(compareStates(state(answers), state(answers, { project })).isSame).toBe(false);
  });

  test("the levels are those that the states hold, and a control that is gone is compared as it stood", () => {
    const now = state([standing("CTR-1")]);
    const then = {
      ...now,
      catalogue: "2025.02",
      answers: now.answers.map((answer) => ({ ...answer, control: "OLD-7" })),
      result: { ...now.result, declared: 4, areas: [{ ...area("hold"), answered: 1 }] },
    } as const;
    const said = compareStates(then, now);
    expect(said.declared).toEqual({ before: 4, after: now.result.declared });
    expect(kinds(then, now)).toEqual(["CTR-1 new", "OLD-7 removed"]);
    expect(said.areas.find(({ area }) => area === "hold")).toMatchObject({ after: null });
  });
});

function area(name: string) {
  return { area: name, state: "open", judged: ["OLD-7"], total: 1, inPlace: 0 } as const;
}
