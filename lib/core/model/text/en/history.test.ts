import { describe, expect, test } from "vitest";
import type { Forecast } from "@/lib/core/history/forecast";
import type { TimelinePoint } from "@/lib/core/history/timeline";
import type { LevelReached } from "@/lib/core/model/words";
import { eventText, expirySentence, expiryText, forecastText, historyHeadline } from "./history";

type Levels = readonly [day: string, declared: LevelReached | null, verified: LevelReached | null];

const points = (levels: readonly Levels[]): readonly TimelinePoint[] =>
  levels.map(([day, declared, verified]) => ({
    day,
    declared,
    verified,
    target: 3,
    coverage: 50,
    areas: [],
  }));
const NONE: Forecast = { kind: "nothing-answered" };
const loud = (levels: readonly Levels[]) => historyHeadline(points(levels), NONE).loud;

describe("the sentence over the history", () => {
  test.each<[string, readonly Levels[]]>([
    [
      "Level 2 since today, level 1 since 11 Jun 2026.",
      [
        ["2026-03-12", 1, 1],
        ["2026-06-02", 1, 0],
        ["2026-06-11", 1, 1],
        ["2026-10-12", 2, 1],
        ["2026-11-24", 2, 2],
      ],
    ],
    [
      "Verified level 1 since 12 Mar 2026, declared 2 since 12 Oct 2026.",
      [
        ["2026-02-09", 0, 0],
        ["2026-03-12", 1, 1],
        ["2026-10-12", 2, 1],
        ["2026-11-24", 2, 1],
      ],
    ],
    [
      "Level 2 since 1 Mar 2026.",
      [
        ["2026-03-01", 2, 2],
        ["2026-04-01", 2, 2],
      ],
    ],
    ["Declared level 1 since today, not proven.", [["2026-03-01", 1, null]]],
    [
      "Level 1 is not reached yet.",
      [
        ["2026-02-09", null, null],
        ["2026-03-12", 0, null],
      ],
    ],
    [
      "Below level 1 since 12 Mar 2026.",
      [
        ["2026-02-09", 1, 1],
        ["2026-03-12", 0, 0],
        ["2026-04-01", 0, 0],
      ],
    ],
    ["Nothing is answered yet.", [["2026-02-09", null, null]]],
  ])("%s", (expected, levels) => {
    expect(loud(levels)).toBe(expected);
  });

  test("goes on with what is to come, where something can be said", () => {
    const quiet = (expected: Forecast) => historyHeadline([], expected).quiet;
    expect(quiet({ kind: "reached", target: 3 })).toBe("The target, level 3, is reached.");
    expect(quiet(NONE)).toBe("");
    const basis = { target: 3, window: 90, closed: 6, opened: 0, left: ["CTR-4"] } as const;
    expect(quiet({ kind: "date", day: "2027-01-23", days: 60, ...basis })).toBe(
      "Level 3 around 23 Jan 2027 at this pace.",
    );
  });
});

describe("a forecast says its basis", () => {
  const basis = { target: 3, window: 90, closed: 6, opened: 0, left: ["CTR-4", "RUN-2"] } as const;
  test.each<[Forecast, string, string]>([
    [
      { kind: "date", day: "2027-01-23", days: 30, ...basis },
      "Level 3 around 23 Jan 2027",
      "6 gating steps were closed in the last 90 days. 2 are left: CTR-4 and RUN-2. At this pace that takes 30 days.",
    ],
    [
      { kind: "no-pace", ...basis, closed: 1, opened: 1, left: ["CTR-4"] },
      "No forecast",
      "1 gating step was closed in the last 90 days, 1 came up. 1 is left: CTR-4. Without a pace there is no date.",
    ],
    [
      { kind: "too-far", ...basis, closed: 1 },
      "Level 3 is more than five years away",
      "1 gating step was closed in the last 90 days. 2 are left: CTR-4 and RUN-2.",
    ],
    [
      { kind: "too-young", target: 3, left: ["CTR-4"] },
      "No forecast yet",
      "The project is younger than 14 days: too little for a pace. 1 is left: CTR-4.",
    ],
    [{ kind: "nothing-answered" }, "No forecast yet", "Nothing is answered."],
    [{ kind: "read-only" }, "No forecast", "The project is read-only: nothing moves it."],
    [
      { kind: "reached", target: 3 },
      "Level 3 is reached",
      "The target is declared: no gating step is left.",
    ],
  ])("%o", (expected, title, sentence) => {
    expect(forecastText(expected)).toEqual({ loud: title, quiet: sentence });
  });
});

test("what goes stale says which answers, when, and the level then", () => {
  const soon = { day: "2026-12-22", controls: ["PRG-1", "IMG-3"], verified: null } as const;
  const first = { day: "2026-12-10", controls: ["RUN-1"], verified: 1 } as const;
  expect(expiryText(1, [first, soon])).toBe("No verified level from 22 Dec 2026");
  expect(expiryText(2, [first, soon])).toBe("Verified level 1 from 10 Dec 2026");
  expect(expiryText(0, [soon])).toBe("No level is lost: none is verified");
  expect(expiryText(null, [])).toBe("Nothing is proven, so nothing can go stale");
  expect(expirySentence(soon)).toBe("PRG-1 and IMG-3 fall back to asserted: no verified level.");
  expect(expirySentence(first)).toBe("RUN-1 falls back to asserted: verified level 1.");
});

test("every kind of event has its words", () => {
  const day = "2026-11-30";
  const words = [
    eventText({ kind: "made", day, by: "Jo" }),
    eventText({ kind: "catalogue", day, from: "2026.11", to: "2027.02", by: "Jo" }),
    eventText({ kind: "target", day, from: 2, to: 3, by: "Jo" }),
    eventText({ kind: "answers", day, controls: 1, people: ["Jo"] }),
    eventText({ kind: "answers", day, controls: 5, people: ["Jo", "Mara"] }),
    eventText({ kind: "snapshots", day, count: 1, name: "Audit", people: ["Jo"] }),
    eventText({ kind: "snapshots", day, count: 2, name: null, people: ["Jo", "Mara"] }),
    eventText({ kind: "imported", day, by: "Jo" }),
    eventText({ kind: "archived", day, by: "Jo" }),
    eventText({ kind: "unarchived", day, by: "Jo" }),
    eventText({ kind: "reached", which: "both", level: 2, byAge: false }),
    eventText({ kind: "reached", which: "verified", level: 1, byAge: false }),
    eventText({ kind: "fell", which: "declared", level: 0, byAge: false }),
    eventText({ kind: "fell", which: "verified", level: 1, byAge: true }),
    eventText({ kind: "fell", which: "verified", level: null, byAge: true }),
    eventText({ kind: "fell", which: "both", level: null, byAge: false }),
  ];
  expect(words).toEqual([
    "Project made by Jo",
    "Moved from catalogue 2026.11 to 2027.02 by Jo",
    "Target changed from 2 to 3 by Jo",
    "1 answer by Jo",
    "5 answers by 2 people",
    "Snapshot “Audit” by Jo",
    "2 snapshots by 2 people",
    "Imported by Jo",
    "Archived by Jo",
    "Taken out of the archive by Jo",
    "Level 2 reached",
    "Verified level 1 reached",
    "Declared level fell to below 1",
    "Verified level fell to 1: evidence went stale",
    "Nothing is proven any more: evidence went stale",
    "No answer is left",
  ]);
});
