import { expect, test } from "vitest";
import { outcomesByFile } from "./outcomes-by-file";

test("outcomes are counted by file; a hint proves nothing and counts for none", () => {
  const found = (file: string, outcome: "fail" | "pass" | "unknown", isHint = false) =>
    ({ file, outcome, basis: isHint ? "hint" : "configured" }) as const;
  const counts = outcomesByFile([
    found("compose.yaml", "fail"),
    found("compose.yaml", "pass"),
    found("compose.yaml", "fail"),
    found("Dockerfile", "unknown"),
    found("Makefile", "pass", true),
  ]);
  expect(Object.fromEntries(counts)).toEqual({
    "compose.yaml": { fail: 2, pass: 1 },
    Dockerfile: { unknown: 1 },
  });
});
