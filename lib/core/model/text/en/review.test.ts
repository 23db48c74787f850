import { describe, expect, test } from "vitest";
import { effectText, metOf, reviewHeadline } from "./review";

type Row = Parameters<typeof reviewHeadline>[0]["rows"][number];
const rows = (...groups: readonly (readonly [Row["group"], boolean?])[]) =>
  groups.map(([group, isKept = false]) => ({ group, isKept }) as Row);
const headline = (list: readonly Row[], proven = 0, stale = 0) => {
  const { loud, quiet } = reviewHeadline({ rows: list, proven, stale });
  return `${loud} ${quiet}`.trim();
};

describe("the head of a review", () => {
  test.each([
    [
      rows(["contradicts"], ["contradicts"], ["agrees"], ["blank"], ["settles"]),
      "5 proposals wait. 2 contradict an answer, 1 agrees, 1 fills a blank, 1 settles a don't know.",
    ],
    [rows(["differs"]), "1 proposal waits. 1 differs from an answer."],
    [
      rows(["contradicts", true], ["blank"]),
      "1 proposal waits. 1 fills a blank. 1 answer is kept.",
    ],
    [rows(["contradicts", true]), "All proposals are answered. 1 answer is kept."],
  ])("%#", (list, words) => {
    expect(headline(list)).toBe(words);
  });

  test("says that all is answered only where something was proposed", () => {
    expect(headline([], 3)).toBe("All proposals are answered.");
    expect(headline([])).toBe("No proposal waits.");
  });

  test("says what is too old to count", () => {
    expect(headline([], 0, 18)).toBe(
      "No proposal waits. What the files say of 18 controls is too old to count.",
    );
    expect(headline(rows(["blank"]), 0, 1)).toBe(
      "1 proposal waits. 1 fills a blank. What the files say of 1 control is too old to count.",
    );
  });
});

describe("how much is met", () => {
  const finding = (subject: string) => ({ subject, of: "web" }) as Row["deciding"][number];
  const counts = { met: 1, partly: 0, notMet: 1, unknown: 1, notApplicable: 4 };
  test.each([
    [["service a", "service b"], "1 of 3 services"],
    [["web: service a", "web: service b"], "1 of 3 services"],
    [["service a", "stage 2"], "1 of 3 places"],
    [["push shop (ci.yml)"], "1 of 3 places"],
  ])("of %j is %s", (subjects, words) => {
    expect(metOf({ counts, deciding: subjects.map(finding), others: [] })).toBe(words);
  });

  test("is not said of one thing alone", () => {
    expect(metOf({ counts: { ...counts, met: 0, unknown: 0 }, deciding: [], others: [] })).toBe("");
  });
});

test.each([
  [[2, 1], [0, 0], "Declared falls from 2 to 1."],
  [[1, 1], [0, 1], "Verified rises from below 1 to 1."],
  [[1, 0], [1, 0], "The level falls from 1 to below 1."],
  [[0, 1], [null, 1], "Declared rises from below 1 to 1. Verified rises from below 1 to 1."],
  [[null, 0], [null, 0], ""],
  [[2, 2], [1, 1], ""],
] as const)("levels %j and %j read %j", (declared, verified, words) => {
  expect(
    effectText({
      declared: { before: declared[0], after: declared[1] },
      verified: { before: verified[0], after: verified[1] },
    }),
  ).toBe(words);
});
