import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/core/scoring/days";
import { DEFAULT_POLICY } from "@/lib/core/scoring/policy";
import { forecast } from "./forecast";
import { anyLog, revision, TODAY } from "./testing/log";

const LONG_AGO = "2025-01-01";
const options = { target: 1, asOf: TODAY, policy: DEFAULT_POLICY } as const;
const BASICS = ["CTR-1", "IMG-2", "SEC-1", "BLD-2", "PRG-1"] as const;

describe("at the pace of the last 90 days", () => {
  test("four steps in 90 days take another 23 for the fifth", () => {
    const log = BASICS.slice(0, 4).map((control) => revision(control, "met", 50));
    expect(forecast(log, LONG_AGO, options)).toEqual({
      kind: "date",
      day: addDays(TODAY, 23),
      days: 23,
      target: 1,
      window: 90,
      closed: 4,
      opened: 0,
      left: ["PRG-1"],
    });
  });

  test("a step that came up meanwhile counts against those that were closed", () => {
    const log = [
      revision("PRG-1", "met", 200),
      revision("PRG-1", "not_met", 20, { version: 2 }),
      revision("CTR-1", "met", 30),
      revision("IMG-2", "met", 30),
    ];
    expect(forecast(log, LONG_AGO, options)).toMatchObject({
      kind: "date",
      closed: 2,
      opened: 1,
      days: 270, // three left, one gained in 90 days
    });
  });

  test("what was closed earlier is no pace", () => {
    const log = BASICS.slice(0, 4).map((control) => revision(control, "met", 91));
    expect(forecast(log, LONG_AGO, options)).toMatchObject({ kind: "no-pace", closed: 0 });
  });

  test("as many steps that came up as were closed are no pace", () => {
    const log = [
      revision("PRG-1", "met", 200),
      revision("PRG-1", "partly", 20, { version: 2 }),
      revision("CTR-1", "met", 30),
    ];
    expect(forecast(log, LONG_AGO, options)).toMatchObject({
      kind: "no-pace",
      closed: 1,
      opened: 1,
    });
  });

  test("a target that lies many years away has no day", () => {
    const log = [revision("CTR-1", "met", 30)];
    expect(forecast(log, LONG_AGO, { ...options, target: 4 })).toMatchObject({ kind: "too-far" });
  });
});

describe("of a younger project", () => {
  test("the pace is that since the end of its first day", () => {
    const first = revision("CTR-1", "met", 30);
    const later = ["IMG-2", "SEC-1"] as const;
    const log = [first, ...later.map((control) => revision(control, "met", 3))];
    expect(forecast(log, addDays(TODAY, -30), options)).toMatchObject({
      kind: "date",
      window: 30,
      closed: 2,
      days: 30,
    });
  });

  test("nothing is said before two weeks have gone", () => {
    const log = [revision("CTR-1", "met", 3)];
    expect(forecast(log, addDays(TODAY, -13), options)).toMatchObject({ kind: "too-young" });
    expect(forecast(log, addDays(TODAY, -14), options)).toMatchObject({ kind: "date", window: 14 });
  });
});

test("a target that is reached, and a project without answers, have no forecast", () => {
  const all = BASICS.map((control) => revision(control, "met", 10));
  expect(forecast(all, LONG_AGO, options)).toEqual({ kind: "reached", target: 1 });
  expect(forecast([], LONG_AGO, options)).toEqual({ kind: "nothing-answered" });
});

test("law: a forecast lies ahead, and its pace, kept up, closes all that is left by that day and not a day before", () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const found = forecast(log, LONG_AGO, { ...options, target: 2 });
      if (found.kind !== "date") return;
      const gained = (days: number) => ((found.closed - found.opened) * days) / found.window;
      expect(found.day > TODAY).toBe(true);
      expect(gained(found.days)).toBeGreaterThanOrEqual(found.left.length);
      expect(gained(found.days - 1)).toBeLessThan(found.left.length);
    }),
  );
});
