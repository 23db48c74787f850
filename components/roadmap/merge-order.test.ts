import { expect, test } from "vitest";
import { mergeOrder } from "./merge-order";

test.each([
  ["nothing has gone", "abc", "abc", "abc"],
  ["from the middle", "abcd", "acd", "abcd"],
  ["from the top", "abc", "bc", "abc"],
  ["two neighbours", "abcd", "ad", "abcd"],
  ["all", "abc", "", "abc"],
  ["the rest in a new order", "abcd", "dca", "dcab"],
  ["something new beside it", "abc", "axc", "abxc"],
])("what has gone stays behind what it stood behind: %s", (_, before, now, shown) => {
  expect(mergeOrder([...before], [...now]).join("")).toBe(shown);
});
