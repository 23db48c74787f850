import { expect, test } from "vitest";
import { ladderSentence, legendOf } from "./legend";
import type { LoadLineState } from "./state";

const state: LoadLineState = {
  verified: 1,
  declared: 2,
  target: 3,
  counts: [
    [4, 4, 0],
    [5, 5, 0],
    [1, 5, 2],
    [0, 5, 0],
  ],
};

test("the legend speaks of nothing that the picture doesn't show", () => {
  expect(legendOf(state)).toEqual([
    "Water and orange mark: proven.",
    "Hollow mark: what the answers declare.",
    "Struck cell: refuted requirement.",
    "Flag: the target.",
  ]);
  const whole: LoadLineState = {
    ...state,
    verified: 2,
    counts: [
      [4, 4, 0],
      [5, 5, 0],
      [1, 5, 0],
      [0, 5, 0],
    ],
  };
  expect(legendOf(whole).join(" ")).not.toMatch(/Hollow|Struck/);
});

test("without proof it promises no water, and without answers no mark", () => {
  expect(legendOf({ ...state, verified: null })[0]).toBe("No water: nothing is proven yet.");
  expect(legendOf({ ...state, verified: null, declared: null })[0]).toBe(
    "Dotted mark: not assessed.",
  );
});

test("the ladder is said level by level, refuted apart from open", () => {
  expect(ladderSentence(state)).toContain("Level 3: 1 of 5 requirements satisfied, 2 refuted.");
  expect(ladderSentence(state)).toContain("Level 4: 0 of 5 requirements satisfied.");
});
