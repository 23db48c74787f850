import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NEWER, OLDER } from "@/lib/core/catalogues/testing/versions";
import type { ControlId } from "@/lib/core/model/words";
import { assess } from "@/lib/core/scoring/assess";
import { addDays } from "@/lib/core/scoring/days";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { metUpTo } from "@/lib/core/scoring/testing/said";
import { type RecordedUpload, type Revision, standingOn } from "./replay";
import { anyLog, anyUploads, revision, TODAY } from "./testing/log";
import { type TimelineOptions, timeline } from "./timeline";

const FROM = "2026-05-01";
const options: TimelineOptions = {
  from: FROM,
  to: TODAY,
  target: 2,
  targetChanges: [],
  policy: DEFAULT_POLICY,
};
const logOf = (revisions: readonly Revision[], uploads: readonly RecordedUpload[] = []) => ({
  revisions,
  uploads,
});
const days = (points: ReturnType<typeof timeline>) => points.map(({ day }) => day);

describe("a point stands", () => {
  test("on the first day and today, also where nothing was ever said", () => {
    const points = timeline(logOf([]), options);
    expect(days(points)).toEqual([FROM, TODAY]);
    expect(points[1]).toMatchObject({ declared: null, verified: null, coverage: null, target: 2 });
  });

  test("once for a project that was made today", () => {
    expect(
      days(timeline(logOf([revision("CTR-1", "met", 0)]), { ...options, from: TODAY })),
    ).toEqual([TODAY]);
  });

  test("for the end of each day on which an answer changed", () => {
    const points = timeline(
      logOf([
        revision("CTR-1", "not_met", 40),
        revision("CTR-1", "met", 40, { version: 2, at: `${addDays(TODAY, -40)}T23:59:59.999Z` }),
        revision("IMG-2", "met", 10),
      ]),
      options,
    );
    expect(days(points)).toEqual([FROM, addDays(TODAY, -40), addDays(TODAY, -10), TODAY]);
    const [, , after] = points;
    expect(after?.areas.find(({ area }) => area === "container")).toMatchObject({
      state: "partial",
      inPlace: 1,
      total: 5,
    });
  });

  test("on no day before the first, also where evidence is of that day", () => {
    const log = [revision("CTR-1", "met", 3, { strength: "verified" })];
    const from = addDays(TODAY, -3);
    expect(days(timeline(logOf(log), { ...options, from }))).toEqual([from, TODAY]);
  });

  test("on days on which something else happened", () => {
    expect(days(timeline(logOf([]), { ...options, otherDays: ["2026-07-01"] }))).toEqual([
      FROM,
      "2026-07-01",
      TODAY,
    ]);
  });

  test("on the first day that evidence is stale, if that moves the verified level", () => {
    const proven = (["CTR-1", "IMG-2", "SEC-1", "BLD-2"] as const).map((control) =>
      revision(control, "met", 60, { strength: "verified" }),
    );
    const scan = revision("PRG-1", "met", 60, { strength: "verified" });
    const points = timeline(logOf([...proven, scan]), options);
    expect(points.map(({ day, verified, declared }) => [day, verified, declared])).toEqual([
      [FROM, null, null],
      [addDays(TODAY, -60), 1, 1],
      [addDays(TODAY, -29), 0, 1], // a scan counts for 30 days
      [TODAY, 0, 1],
    ]);
  });
});

test("files move the verified level on the day that they come, and when they grow old", () => {
  const proven = (["CTR-1", "IMG-2", "SEC-1", "BLD-2", "PRG-1"] as const).map((control) =>
    revision(control, "met", 25, { strength: "verified" }),
  );
  const upload = (
    number: number,
    daysAgo: number,
    answer: "met" | "partly" | null,
  ): RecordedUpload => {
    const date = addDays(TODAY, -daysAgo);
    const said = { answer, basis: answer && ("configured" as const), date };
    return { number, at: `${date}T12:00:00.000Z`, proposals: { "CTR-1": said, "PRG-1": said } };
  };
  const uploads = [
    upload(1, 20, "met"),
    upload(2, 15, "partly"),
    upload(3, 10, null),
    upload(4, 5, "met"),
  ];
  const levels = timeline(logOf(proven, uploads), options).map(({ day, verified, declared }) => [
    day,
    verified,
    declared,
  ]);
  expect(levels).toEqual([
    [FROM, null, null],
    [addDays(TODAY, -25), 1, 1],
    [addDays(TODAY, -20), 1, 1],
    [addDays(TODAY, -15), 0, 1], // contradicted
    [addDays(TODAY, -10), 0, 1], // not said any more
    [addDays(TODAY, -5), 1, 1], // what was accepted once stands again
    [TODAY, 1, 1],
  ]);
  const later = { ...options, to: addDays(TODAY, 60) };
  const stale = timeline(logOf(proven, uploads), later).find(({ day }) => day > TODAY);
  expect(stale).toMatchObject({ day: addDays(TODAY, -5 + 31), verified: 0, declared: 1 });
});

test("each day has the target that held at its end", () => {
  const points = timeline(logOf([revision("CTR-1", "met", 100)]), {
    ...options,
    target: 3,
    targetChanges: [
      { day: "2026-06-01", from: 2, to: 4 },
      { day: "2026-10-01", from: 4, to: 3 },
    ],
  });
  expect(points.map(({ day, target }) => [day, target])).toEqual([
    [FROM, 2],
    ["2026-06-01", 4],
    [addDays(TODAY, -100), 4],
    ["2026-10-01", 3],
    [TODAY, 3],
  ]);
});

describe("a project that moved to another catalogue", () => {
  const moved = {
    catalogue: NEWER.catalogue,
    catalogueChanges: [{ day: addDays(TODAY, -5), from: OLDER.catalogue, to: NEWER.catalogue }],
  };
  const met = (controls: readonly ControlId[], daysAgo: number, strength?: "verified") =>
    controls.map((control) => revision(control, "met", daysAgo, strength ? { strength } : {}));

  test("has for each day the levels of the catalogue that it was on at its end", () => {
    const controls = Object.keys(metUpTo(2)) as ControlId[];
    const points = timeline(logOf(met(controls, 50)), { ...options, ...moved });
    expect(points.map(({ day, declared }) => [day, declared])).toEqual([
      [FROM, null],
      [addDays(TODAY, -50), 2],
      [addDays(TODAY, -5), 1], // capability dropping is asked for from here on
      [TODAY, 1],
    ]);
    const areas = points.map((it) => it.areas.find(({ area }) => area === "network")?.total);
    expect(areas).toEqual([4, 4, 3, 3]);
  });

  test("has its point where evidence goes stale by the rules of that day", () => {
    const basics = met(["CTR-1", "IMG-2", "SEC-1", "BLD-2", "PRG-1"], 3, "verified");
    const at = { ...options, to: addDays(TODAY, 30) };
    const fell = (over: object) =>
      timeline(logOf(basics), { ...at, ...over }).find(({ verified }) => verified === 0)?.day;
    expect(fell(moved)).toBe(addDays(TODAY, 5)); // a week from the day that it speaks of
    expect(fell({ catalogue: OLDER.catalogue })).toBe(addDays(TODAY, 28)); // 30 days
  });
});

test("law: the last point is what scoring says today, whatever the order of the log", () => {
  fc.assert(
    fc.property(anyLog, anyUploads, (revisions, uploads) => {
      const log = { revisions, uploads };
      const now = assess(standingOn(log, TODAY, DEFAULT_POLICY), {
        target: 2,
        asOf: TODAY,
        policy: DEFAULT_POLICY,
      });
      const last = timeline(log, options).at(-1);
      const { declared, verified, coverage, target } = now;
      expect(last).toMatchObject({ day: TODAY, declared, verified, coverage, target });
      expect(last?.areas).toEqual(
        now.areas.map(({ area, state, inPlace, total }) => ({ area, state, inPlace, total })),
      );
    }),
  );
});

test("law: between two points nothing moves", () => {
  fc.assert(
    fc.property(anyLog, anyUploads, fc.integer({ min: 0, max: 200 }), (revisions, uploads, ago) => {
      const log = { revisions, uploads };
      const day = addDays(TODAY, -ago);
      const standing = timeline(log, options).findLast((point) => point.day <= day);
      const { declared, verified, coverage } = assess(standingOn(log, day, DEFAULT_POLICY), {
        target: 2,
        asOf: day,
        policy: DEFAULT_POLICY,
      });
      expect(standing).toMatchObject({ declared, verified, coverage });
    }),
  );
});
