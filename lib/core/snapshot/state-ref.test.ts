import { expect, test } from "vitest";
import { parseStateRef } from "./state-ref";

const ID = "0193a1b2-0000-7000-8000-00000000abcd";

test.each([
  ["today", { kind: "today" }],
  ["2026-11-30", { kind: "day", day: "2026-11-30" }],
  ["2028-02-29", { kind: "day", day: "2028-02-29" }],
  [ID, { kind: "snapshot", id: ID }],
  [ID.toUpperCase(), { kind: "snapshot", id: ID }],
])("%s names a state", (text, ref) => {
  expect(parseStateRef(text)).toEqual(ref);
});

test.each(["", "Today", "2026-02-30", "2026-13-01", "2026-11-30T00:00", "30.11.2026", `${ID}0`])(
  "%j names none",
  (text) => {
    expect(parseStateRef(text)).toBeNull();
  },
);
