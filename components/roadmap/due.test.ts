import { expect, test } from "vitest";
import { lateness } from "./due";

test.each([
  ["2026-11-15", "9 days late"],
  ["2026-11-23", "1 day late"],
  ["2026-11-24", "Due today"],
  ["2026-11-25", null],
  [null, null],
])("due %s, on 24 Nov 2026: %s", (due, said) => {
  expect(lateness(due, "2026-11-24")).toBe(said);
});
