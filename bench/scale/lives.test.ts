import { expect, test } from "vitest";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { readSnapshot } from "@/lib/schemas/snapshot";
import { makeLives } from "./lives";

const DAY = "2026-11-30";

test("a life ends with every control answered, and each of its hundred snapshots is what its digest says", () => {
  const [life] = makeLives(1, DAY);
  const last = life?.snapshots.at(-1);
  expect(life?.snapshots).toHaveLength(100);
  for (const { content, digest, asOf } of life?.snapshots ?? []) {
    expect(readSnapshot(content, digest)?.asOf).toBe(asOf);
  }
  const { answers = [] } = (last && readSnapshot(last.content, last.digest)) ?? {};
  expect(answers.map(({ control }) => control)).toEqual([...CONTROL_IDS]);
});

test("the same day has the same lives, and no two are one", () => {
  const digests = (lives: ReturnType<typeof makeLives>) =>
    lives.map(({ snapshots }) => snapshots.at(-1)?.digest);
  const made = digests(makeLives(2, DAY));
  expect(digests(makeLives(2, DAY))).toEqual(made);
  expect(new Set(made).size).toBe(2);
});
