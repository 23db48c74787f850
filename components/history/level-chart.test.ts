import { describe, expect, test } from "vitest";
import { type HistoryDay, historyDays } from "@/lib/core/history/events";
import type { Forecast } from "@/lib/core/history/forecast";
import type { TimelinePoint } from "@/lib/core/history/timeline";
import { addDays } from "@/lib/core/scoring/days";
import { clusterText } from "./clusters";
import { type ChartSize, chartSentence, levelChart } from "./level-chart";
import { shownOf } from "./shown";

const TODAY = "2026-11-30";
const ago = (days: number) => addDays(TODAY, -days);
const NONE = { kind: "nothing-answered" } as Forecast;

const point = (
  daysAgo: number,
  declared: TimelinePoint["declared"],
  verified: TimelinePoint["verified"],
  coverage: number | null = 40,
): TimelinePoint => ({ day: ago(daysAgo), declared, verified, coverage, target: 3, areas: [] });

const history = (...points: TimelinePoint[]): readonly HistoryDay[] =>
  historyDays(
    points,
    points.map(({ day }) => ({ kind: "answers", day, controls: 1, people: ["Jo"] })),
  );

const draw = (days: readonly HistoryDay[], expected = NONE, size: ChartSize = "wide") =>
  levelChart(size, { days, expected, isWhole: false, hrefOf: (day) => `#day-${day}` }).__html;
const pathOf = (html: string, name: string) =>
  new RegExp(`class="${name}" d="([^"]*)"`).exec(html)?.[1];

describe("the picture draws", () => {
  test("no water where nothing is proven, and a hollow mark", () => {
    const html = draw(history(point(100, 1, null), point(0, 2, null)));
    expect(pathOf(html, "verified")).toBe("");
    expect(pathOf(html, "water")).toBe("");
    expect(pathOf(html, "claim")).not.toBe("");
    expect(html).toContain('class="mark outer"');
  });

  test("the declared level only where it is higher", () => {
    const html = draw(history(point(100, 1, 1), point(0, 1, 1)));
    expect(pathOf(html, "claim")).toBe("");
    expect(pathOf(html, "verified")).not.toBe("");
    expect(html).toContain('class="mark"');
  });

  test("neither mark nor line where nothing is answered", () => {
    const html = draw(history(point(0, null, null, null)));
    expect(html).not.toContain('class="mark');
    expect(pathOf(html, "coverage")).toBe("");
  });

  test("a forecast that is near, and leaves one that is far to the words", () => {
    const at = (days: number): Forecast => ({
      kind: "date",
      day: addDays(TODAY, days),
      days,
      target: 3,
      window: 90,
      closed: 2,
      opened: 0,
      left: ["CTR-4"],
    });
    const days = history(point(100, 1, 1), point(0, 2, 1));
    expect(draw(days, at(60))).toContain("Forecast 29 Jan 2027");
    expect(draw(days, at(900))).not.toContain('class="forecast"');
  });

  test("a project of one day", () => {
    const html = draw(history(point(0, 1, null)));
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
    expect(html).toContain('href="#day-2026-11-30"');
  });
});

test("each mark leads to a day; days that lie too near share one, which tells of them all", () => {
  const days = history(point(300, 0, null), point(299, 1, null), point(0, 2, null));
  const links = [...draw(days).matchAll(/href="([^"]*)" aria-label="([^"]*)"/g)];
  expect(links.map(([, href, label]) => [href, label])).toEqual([
    [
      `#day-${ago(299)}`,
      "3 Feb 2026 to 4 Feb 2026: 1 answer by Jo, 1 answer by Jo, Declared level 1 reached",
    ],
    ["#day-2026-11-30", "30 Nov 2026: 1 answer by Jo, Declared level 2 reached"],
  ]);
});

test("of many days in one mark the levels are told, and how much more there is", () => {
  const days = history(
    ...[40, 39, 38, 37, 36].map((it, index) => point(it, index > 2 ? 1 : 0, null)),
  );
  expect(clusterText({ days })).toBe(
    "21 Oct 2026 to 25 Oct 2026: Declared level 1 reached, 5 more",
  );
});

test("a phone shows half a year, a desk a year, and all of it who asks for all", () => {
  const days = history(point(900, 1, 1), point(0, 2, 2));
  const sentence = (size: ChartSize, isWhole: boolean) =>
    chartSentence(size, { days, expected: NONE, isWhole, hrefOf: String });
  expect(sentence("narrow", false)).toContain("from 30 May 2026");
  expect(sentence("wide", false)).toContain("from 29 Nov 2025");
  expect(sentence("narrow", true)).toContain("from 13 Jun 2024");
});

test("the table has the newest 60 days of a year, newest first, or all", () => {
  const days = history(...Array.from({ length: 100 }, (_, index) => point((99 - index) * 5, 1, 1)));
  const { rows, isMore } = shownOf(days, false);
  expect(rows).toHaveLength(60);
  expect(rows[0]?.day.day).toBe(TODAY);
  expect(rows[0]?.before?.day).toBe(ago(5));
  expect(isMore).toBe(true);
  expect(shownOf(days, true)).toMatchObject({ from: ago(495), isMore: false });
  expect(shownOf(days.slice(-3), false)).toMatchObject({ from: ago(10), isMore: false });
});
