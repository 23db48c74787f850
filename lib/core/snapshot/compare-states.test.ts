import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NEWER, OLDER } from "@/lib/core/catalogues/testing/versions";
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

describe("of two catalogues", () => {
  const answers = [
    standing("NET-4"), // not in the newer one
    standing("REG-5", { strength: "attached" }), // not in the older one
    standing("IMG-1", { answer: "not_applicable" }), // always applies in the newer one
    standing("CTR-1"),
  ];
  const of = ({ catalogue }: typeof OLDER) => {
    const { snapshot } = makeSnapshot({ ...inputOf(answers), catalogue });
    return { ...snapshot, rules: catalogue };
  };

  test("each answer counts as it does in its own", () => {
    const { changes, answered } = compareStates(of(OLDER), of(NEWER));
    expect(changes.map(({ control, kind, after }) => [control, kind, after])).toEqual([
      ["IMG-1", "regressed", "unknown"],
      ["NET-4", "removed", null],
      ["REG-5", "new", "met"],
    ]);
    expect(answered).toEqual({ before: 3, after: 3 });
  });

  test("an answer that counts in neither is no difference, however it is backed", () => {
    const older = { ...of(OLDER), rules: NEWER.catalogue };
    const backed = {
      ...older,
      answers: answers.map((it) => ({ ...it, strength: "accepted" }) as const),
    };
    const changes = compareStates(older, backed).changes.map(({ control }) => control);
    expect(changes).toContain("CTR-1");
    expect(changes).not.toContain("NET-4");
  });

  test("a snapshot keeps every answer, and says which catalogue it was scored by", () => {
    const { catalogue, answers: kept, result } = of(NEWER);
    expect(catalogue).toBe("2027.02");
    expect(kept.map(({ control }) => control)).toContain("NET-4");
    expect(result.progress).toEqual({ answered: 3, total: 44 });
  });
});
