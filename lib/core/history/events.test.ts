import { expect, test } from "vitest";
import { type GivenEvent, historyDays } from "./events";
import type { TimelinePoint } from "./timeline";

const point = (
  day: string,
  declared: TimelinePoint["declared"],
  verified: TimelinePoint["verified"],
): TimelinePoint => ({ day, declared, verified, target: 2, coverage: 10, areas: [] });
const answers = (day: string): GivenEvent => ({
  kind: "answers",
  day,
  controls: 2,
  people: ["Jo"],
});

test("each day has what people did on it, then what it came to", () => {
  const made: GivenEvent = { kind: "made", day: "2026-01-01", by: "Jo" };
  const days = historyDays(
    [
      point("2026-01-01", null, null),
      point("2026-01-02", 1, null),
      point("2026-01-03", 2, 2),
      point("2026-01-04", 0, 1),
      point("2026-01-05", 0, 0),
      point("2026-01-06", 0, null),
      point("2026-01-07", 0, null),
    ],
    [made, ...["02", "03", "04"].map((day) => answers(`2026-01-${day}`))],
  );
  expect(days.map(({ events }) => events)).toEqual([
    [made],
    [answers("2026-01-02"), { kind: "reached", which: "declared", level: 1, byAge: false }],
    [answers("2026-01-03"), { kind: "reached", which: "both", level: 2, byAge: false }],
    [
      answers("2026-01-04"),
      { kind: "fell", which: "declared", level: 0, byAge: false },
      { kind: "fell", which: "verified", level: 1, byAge: false },
    ],
    [{ kind: "fell", which: "verified", level: 0, byAge: true }],
    [{ kind: "fell", which: "verified", level: null, byAge: true }],
    [],
  ]);
});

test("a project that was made with answers reaches its level on the first day", () => {
  const [first] = historyDays([point("2026-01-01", 1, 1)], [answers("2026-01-01")]);
  expect(first?.events[1]).toMatchObject({ kind: "reached", which: "both", level: 1 });
});

test("a level that moved with the catalogue did not move by age", () => {
  const moved: GivenEvent = {
    kind: "catalogue",
    day: "2027-02-03",
    from: "2026.11",
    to: "2027.02",
    by: "Jo",
  };
  const days = historyDays([point("2027-02-02", 2, 2), point("2027-02-03", 1, 1)], [moved]);
  expect(days[1]?.events).toEqual([moved, { kind: "fell", which: "both", level: 1, byAge: false }]);
});
