import { expect, test } from "vitest";
import type { Step } from "@/lib/core/scoring/types";
import { roadmapHeadline } from "./headline";

const change: Step = {
  control: "CTR-2",
  kind: "change",
  gating: true,
  level: 2,
  phase: "staging",
  effort: "M",
  risk: 3,
  reason: "not_met",
  quickWin: false,
  levelAfter: 1,
};
const quick: Step = { ...change, quickWin: true };
const answer: Step = { ...change, kind: "answer" };
const proof: Step = { ...change, kind: "prove" };
const after = (...levels: Step["levelAfter"][]) =>
  levels.map((levelAfter) => ({ ...change, levelAfter }));
const at = (declared: 0 | 1 | 2 | 3 | null, verified: typeof declared = null) =>
  ({ declared, verified, target: 3 }) as const;
const headline = (gating: readonly Step[], levels = at(1), proving: readonly Step[] = []) =>
  roadmapHeadline(levels, { gating, proving });

test("counts the steps to the target in words", () => {
  expect(headline(after(1, 2, 2, 2, 2, 3)).loud).toBe("Six steps to level 3.");
  expect(headline(after(3), at(2)).loud).toBe("One step to level 3.");
  expect(headline(after(...Array<1>(12).fill(1), 3)).loud).toBe("13 steps to level 3.");
});

test("says how many steps each level on the way takes", () => {
  expect(headline(after(1, 2, 3)).quiet).toBe("The first two reach level 2.");
  expect(headline(after(2, 3)).quiet).toBe("The first one reaches level 2.");
  expect(headline(after(null, 0, 1, 1, 2, 3), at(null)).quiet).toBe(
    "The first three reach level 1 and the first five level 2.",
  );
});

test("where no level lies between, says what kind of steps they are", () => {
  expect(headline([answer, answer], at(2)).quiet).toBe("Each of them waits for an answer.");
  expect(headline([answer], at(2)).quiet).toBe("It waits for an answer.");
  expect(headline([quick, quick, change], at(2)).quiet).toBe("Two of them are quick wins.");
  expect(headline([quick, change], at(2)).quiet).toBe("One of them is a quick win.");
  expect(headline([quick], at(2)).quiet).toBe("It is a quick win.");
  expect(headline([change, change], at(2)).quiet).toBe("");
});

test("a target that is only declared is never called proven", () => {
  const recommended: Step = { ...proof, gating: false };
  expect(headline([], at(3, 1), [proof, proof, recommended])).toEqual({
    loud: "Level 3 is reached.",
    quiet: "By declaration only: two answers that it rests on are not proven.",
  });
  expect(headline([], at(3, 2), [proof]).quiet).toBe(
    "By declaration only: one answer that it rests on is not proven.",
  );
  expect(headline([], at(3, 3), [recommended]).quiet).toBe(
    "Every answer that it rests on is proven.",
  );
});
