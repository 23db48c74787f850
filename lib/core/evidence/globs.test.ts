import { expect, test } from "vitest";
import { matcherOf } from "./globs";

test.each([
  ["legacy/**", "legacy/a/compose.yaml", true],
  ["legacy", "legacy/a/compose.yaml", true],
  ["legacy/", "legacy/compose.yaml", true],
  ["./legacy/**", "legacy/compose.yaml", true],
  ["legacy/**", "new/legacy/compose.yaml", false],
  ["**/legacy/**", "new/legacy/compose.yaml", true],
  ["**/legacy/**", "legacy/compose.yaml", true],
  ["*.yaml", "compose.yaml", true],
  ["*.yaml", "a/compose.yaml", false],
  ["**/*.yaml", "compose.yaml", true],
  ["a/*/c", "a/b/c/d", true],
  ["a/?.env", "a/b.env", true],
  ["a/?.env", "a/bc.env", false],
])("%s matches %s: %s", (pattern, path, matches) => {
  expect(matcherOf([pattern])(path)).toBe(matches);
});

test("a pattern of many stars ends", { timeout: 30_000 }, () => {
  expect(matcherOf([`${"*a".repeat(500)}b`])("a".repeat(5000))).toBe(false);
  expect(matcherOf([`${"**/".repeat(500)}b`])("a/".repeat(2000))).toBe(false);
});
