import { expect, test } from "vitest";
import { effectSentence, requirementText, ruleText } from "./catalogue-change";

test.each([
  [2, 1, 1, 1, "the declared level falls from 2 to 1."],
  [1, 3, null, null, "the declared level rises from 1 to 3."],
  [
    1,
    0,
    1,
    null,
    "the declared level falls from 1 to below 1 and the verified level falls from 1 to none.",
  ],
  [
    null,
    0,
    null,
    0,
    "the declared level rises from none to below 1 and the verified level rises from none to below 1.",
  ],
  [2, 2, 0, 0, "both levels stay what they are."],
] as const)("levels %j to %j, verified %j to %j", (before, after, proven, provenAfter, words) => {
  const verified = { before: proven, after: provenAfter };
  expect(effectSentence({ declared: { before, after }, verified })).toBe(
    `By the same answers, ${words}`,
  );
});

test("every rule has its words", () => {
  const words = [
    ruleText({ rule: "group", before: "image", after: "programme" }),
    ruleText({ rule: "na", before: "never", after: "allowed" }),
    ruleText({ rule: "expectedLevel", before: 3, after: 2 }),
    ruleText({ rule: "freshDays", before: 90, after: 30 }),
    ruleText({ rule: "risk", before: 3, after: 4 }),
    ruleText({ rule: "effort", before: "S", after: "L" }),
    ruleText({ rule: "after", before: [], after: ["IMG-1", "BLD-1"] }),
    ruleText({ rule: "needs", before: ["BLD-4"], after: [] }),
  ];
  expect(words.map(({ before, after }) => `${before} > ${after}`)).toEqual([
    "Image > Programme",
    "Always applies > “Not applicable” is an answer",
    "Expected at level 3 > Expected at level 2",
    "Evidence counts for 90 days > Evidence counts for 30 days",
    "Risk 3 of 5 > Risk 4 of 5",
    "Effort: Small > Effort: Large",
    "Comes after none > Comes after IMG-1, BLD-1",
    "“Met” also names BLD-4 > “Met” also names none",
  ]);
});

test("a requirement is its level and its controls; none where there is none", () => {
  expect(requirementText(null)).toBeNull();
  const asked = { title: "Regular scanning", level: 2, controls: ["PRG-2", "IMG-3"] } as const;
  expect(requirementText(asked)).toBe("Level 2: PRG-2, IMG-3");
});
