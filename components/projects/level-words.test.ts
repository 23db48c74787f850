import { expect, test } from "vitest";
import { assess } from "@/lib/core/scoring/assess";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { areasSentence, levelWords } from "./level-words";

test.each([
  [null, null, null, "Not assessed"],
  [null, 0, 0, "Below basic"],
  [0, 0, 0, "Below basic"],
  [null, 0, 4, "Level 1 open"],
  [null, 1, 1, "Declared 1"],
  [0, 2, 2, "Verified 0, declared 2"],
  [1, 2, 4, "Verified 1, declared 2"],
  [3, 3, 3, "Verified 3"],
] as const)(
  "verified %s, declared %s, ceiling %s reads “%s”",
  (verified, declared, ceiling, words) => {
    expect(levelWords({ verified, declared, ceiling })).toBe(words);
  },
);

test("the sentence about areas names each of the seven once, by state", () => {
  const said = { strength: "asserted", date: "2026-11-24" } as const;
  const { areas } = assess(
    { "CTR-1": { answer: "not_met", ...said }, "IMG-2": { answer: "met", ...said } },
    { target: 1, asOf: "2026-11-24", policy: DEFAULT_POLICY },
  );
  expect(areasSentence(areas)).toBe(
    "Open: Container. In place: Image. Not assessed: Secrets, Network, Runtime, Build, Registry.",
  );
});
