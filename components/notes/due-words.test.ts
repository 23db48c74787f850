import { expect, test } from "vitest";
import { dueWords, isDueDate } from "./due-words";

test.each([
  ["2026-11-14", "9 days late", true],
  ["2026-11-22", "1 day late", true],
  ["2026-11-23", "Due today", false],
  ["2026-11-24", "In 1 day", false],
  ["2027-11-23", "In 365 days", false],
  ["2000-01-01", "9,823 days late", true],
])("on 23 Nov 2026, %s is said to be %s", (due, text, isLate) => {
  expect(dueWords(due, "2026-11-23")).toEqual({ text, isLate });
});

test.each(["0002-11-23", "0202-11-23", "", "1999-12-31", "2100-01-01"])(
  "a year half typed, or out of reach, is no due date: %j",
  (day) => expect(isDueDate(day)).toBe(false),
);
