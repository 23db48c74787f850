import { expect, test } from "vitest";
import { lastChange } from "./last-change";

test.each([
  ["2026-11-24T11:59:30.000Z", "just now"],
  ["2026-11-24T12:00:20.000Z", "just now"],
  ["2026-11-24T11:59:00.000Z", "1 min ago"],
  ["2026-11-24T11:00:01.000Z", "59 min ago"],
  ["2026-11-24T11:00:00.000Z", "1 h ago"],
  ["2026-11-23T12:00:01.000Z", "23 h ago"],
  ["2026-11-23T12:00:00.000Z", "23 Nov 2026"],
  ["2026-12-01T12:00:00.000Z", "1 Dec 2026"],
])("a change at %s reads “%s” at noon of 24 Nov", (changedAt, words) => {
  expect(lastChange(changedAt, "2026-11-24T12:00:00.000Z")).toBe(words);
});
