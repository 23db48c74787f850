import { expect, test } from "vitest";
import { cursorOf, historyFilter } from "./history";

const cursor = cursorOf({ at: "2026-11-30T10:00:00.000Z", key: "answers:0198-ab" });

test("an address names a place in the feed, and all days", () => {
  expect(historyFilter.parse({ before: cursor, days: "all" })).toEqual({
    before: cursor,
    days: "all",
  });
});

test.each([
  [undefined],
  ["yesterday"],
  ["2026-99-99T10:00:00.000Z~a"],
  [`${cursor}'; --`],
  [[cursor, cursor]],
  [cursor + "a".repeat(200)],
])("%s is as if it were absent", (before) => {
  expect(historyFilter.parse({ before, days: before })).toEqual({ before: null, days: null });
});
