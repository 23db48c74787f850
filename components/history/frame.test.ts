import { describe, expect, test } from "vitest";
import { axisDays, type Frame, ground, steps, within } from "./frame";

const FRAME: Frame = {
  width: 120,
  height: 60,
  left: 10,
  right: 110,
  top: 10,
  bottom: 50,
  from: "2026-01-01",
  to: "2026-04-11", // 100 days: a unit each
};
const held = [
  { day: "2025-06-01", value: 0.25 },
  { day: "2025-12-01", value: 0.5 },
  { day: "2026-01-11", value: null },
  { day: "2026-01-21", value: 1 },
];

test("what is seen begins with what holds at the left edge", () => {
  expect(within(FRAME, held).map(({ day, value }) => [day, value])).toEqual([
    ["2026-01-01", 0.5],
    ["2026-01-11", null],
    ["2026-01-21", 1],
  ]);
  expect(within(FRAME, [{ day: "2026-02-01", value: 1 }])).toHaveLength(1);
});

test("a line is stepped, since nothing moves between two points, and breaks where nothing is known", () => {
  expect(steps(FRAME, held, "2026-02-10")).toBe("M10 30H20M30 10H50");
  expect(
    steps(
      FRAME,
      [
        { day: "2026-01-01", value: 0 },
        { day: "2026-01-11", value: 1 },
      ],
      "2026-01-31",
    ),
  ).toBe("M10 50H20V10H40");
});

test("the ground lies under the line, and not under none", () => {
  expect(ground(FRAME, held, "2026-02-10")).toBe("M10 50V30H20V50ZM30 50V10H50V50Z");
});

describe("an axis names", () => {
  const labels = (frame: Partial<Frame>) =>
    axisDays({ ...FRAME, ...frame }).map(({ label }) => label);
  test("months of a long time, with the year where it is new", () => {
    const wide = { from: "2025-10-15", to: "2026-03-20", right: 800 };
    expect(labels(wide)).toEqual(["Nov 2025", "Dec", "Jan 2026", "Feb", "Mar"]);
  });
  test("days of a short time", () => {
    expect(labels({ from: "2026-11-17", to: "2026-12-01", right: 200 })).toEqual([
      "17 Nov",
      "22 Nov",
      "27 Nov",
    ]);
  });
  test("only as many as can be read", () => {
    const days = axisDays({ ...FRAME, from: "2020-01-01", to: "2026-01-01", right: 310 });
    days.reduce((before, it) => {
      expect(it.x - before.x).toBeGreaterThan(55);
      return it;
    });
  });
});
