import { expect, test } from "vitest";
import { addDays, daysBetween, isDay } from "./days";

test.each([
  ["2026-11-23", "2026-11-23", 0],
  ["2026-11-22", "2026-11-23", 1],
  ["2026-11-23", "2026-11-22", -1],
  ["2026-10-24", "2026-11-23", 30],
  ["2024-02-28", "2024-03-01", 2],
  ["2026-02-28", "2026-03-01", 1],
  ["2025-12-31", "2026-01-01", 1],
  // The clocks change on both days in much of the world; a UTC day stays a day.
  ["2026-03-28", "2026-03-30", 2],
  ["2026-10-24", "2026-10-26", 2],
])("from %s to %s it is %i days", (from, to, expected) => {
  expect(daysBetween(from, to)).toBe(expected);
});

test.each(["", "yesterday", "2026-13-01", "2026-11-23T10:00:00Z", "23 Nov 2026", "2026-1-1"])(
  "%j is no day, so nothing is told about it",
  (text) => {
    expect(daysBetween(text, "2026-11-23")).toBeNaN();
    expect(daysBetween("2026-11-23", text)).toBeNaN();
  },
);

test.each([
  ["2026-11-24", true],
  ["2028-02-29", true],
  ["2026-02-29", false],
  ["2026-13-01", false],
  ["2026-1-1", false],
  ["2026-11-24T00:00", false],
  ["", false],
])("%s is a day of the calendar: %s", (text, answer) => {
  expect(isDay(text)).toBe(answer);
});

test.each([
  ["2026-11-30", 1, "2026-12-01"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2024-02-28", 2, "2024-03-01"],
  ["2026-11-30", -30, "2026-10-31"],
  ["2026-11-30", 0, "2026-11-30"],
])("%s and %i days are %s", (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected);
});
