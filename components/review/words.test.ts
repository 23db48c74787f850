import { expect, test } from "vitest";
import { CONTROL_IDS } from "@/lib/core/model/words";
import { acceptedWords, leftWords } from "./words";

test("what was taken is named", () => {
  const met = (control: (typeof CONTROL_IDS)[number]) => ({ control, answer: "met" as const });
  expect(acceptedWords([])).toBe("");
  expect(acceptedWords([met("CTR-1")])).toBe("CTR-1 is Met, verified.");
  expect(acceptedWords([met("CTR-1"), met("CTR-3")])).toBe("2 answers are verified: CTR-1, CTR-3.");
  expect(acceptedWords(CONTROL_IDS.slice(0, 10).map(met))).toMatch(/^10 .* and 2 more\.$/);
});

test("what was left is named with why", () => {
  expect(leftWords([])).toBeNull();
  expect(
    leftWords([
      { control: "CTR-1", why: "answer-changed" },
      { control: "CTR-2", why: "files-changed" },
      { control: "CTR-3", why: "answer-changed" },
    ]),
  ).toBe(
    "CTR-1, CTR-3: the answer was changed in the meantime; CTR-2: the files say otherwise by now. The page shows what stands now.",
  );
});
