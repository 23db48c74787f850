import { expect, test } from "vitest";
import type { LevelReached } from "@/lib/core/model/words";
import { whatIfSentence, whatIsLeft } from "./what-if-sentence";

const change = { kind: "change" } as const;
const prove = { kind: "prove" } as const;
const levels = (declared: LevelReached | null, verified: LevelReached | null = null) => ({
  declared,
  verified,
});

test.each([
  [[change, change], levels(1), levels(2), "With these 2 steps: level 2."],
  [[change], levels(1), levels(1), "With this step: still level 1."],
  [[change], levels(0), levels(0), "With this step: level 1 not reached yet."],
  [[change], levels(null), levels(0), "With this step: level 1 not reached yet."],
  [[change], levels(null), levels(null), "With this step: not assessed."],
  [[prove], levels(2, 1), levels(2, 2), "With this proof: verified level 2."],
  [[prove, prove], levels(2, 1), levels(2, 1), "With these 2 proofs: still verified level 1."],
  [[prove], levels(2), levels(2, 0), "With this proof: level 1 not fully proven yet."],
  [[change, prove], levels(1, 0), levels(2, 1), "With these 2 steps: level 2, verified level 1."],
])("%j from %j to %j: %s", (steps, before, after, said) => {
  expect(whatIfSentence(steps, before, after)).toBe(said);
});

test("what is left counts the steps of the next level, not of the target", () => {
  const left = [{ level: 2 }, { level: 2 }, { level: 3 }] as const;
  expect(whatIsLeft({ ...levels(1), target: 3 }, left)).toBe("Level 2 still needs 2 steps.");
  expect(whatIsLeft({ ...levels(null), target: 3 }, [{ level: 1 }])).toBe(
    "Level 1 still needs 1 step.",
  );
});

test("a target reached by word only is never called proven", () => {
  expect(whatIsLeft({ ...levels(3, 2), target: 3 }, [])).toBe(
    "Target 3 is reached by declaration only.",
  );
  expect(whatIsLeft({ ...levels(3, 3), target: 3 }, [])).toBe("Target 3 is reached and proven.");
});
