import { type Markup, markup } from "@/components/ui/markup";
import type { HistoryDay } from "@/lib/core/history/events";
import type { Forecast } from "@/lib/core/history/forecast";
import { levelTexts } from "@/lib/core/model/text/en/catalogue";
import { LEVELS, type LevelReached } from "@/lib/core/model/words";
import { addDays, daysBetween } from "@/lib/core/scoring/days";
import { formatDay } from "@/lib/utils";
import { clusters, clusterText } from "./clusters";
import { drawingOf, notableKind } from "./event-mark";
import { axisDays, type Frame, ground, type Held, steps, within, xOf, yOf } from "./frame";

/** How much room a picture has: the widths of a desk, a tablet, a phone. */
const SIZES = {
  wide: { width: 1344, height: 316, left: 96, right: 1236, top: 24, bottom: 240, longest: 366 },
  middle: { width: 720, height: 316, left: 88, right: 660, top: 24, bottom: 240, longest: 366 },
  narrow: { width: 326, height: 276, left: 20, right: 296, top: 24, bottom: 204, longest: 184 },
} as const;
export type ChartSize = keyof typeof SIZES;

const SHORTEST = 14;
const APART = 27;
/** A forecast that is farther away than this leaves no room for what was. */
const AHEAD = 1.2;

export interface LevelChart {
  /** Oldest first; the last is today. */
  readonly days: readonly HistoryDay[];
  readonly expected: Forecast;
  /** From the first day on, however long ago that is. */
  readonly isWhole: boolean;
  /** Where a day stands in the table. */
  readonly hrefOf: (day: string) => string;
}

/** The level, declared and verified, with coverage, target and forecast over time, and the events under it. */
export function levelChart(size: ChartSize, chart: LevelChart): Markup {
  const { days, expected, hrefOf } = chart;
  const last = days.at(-1);
  if (!last) return markup``;
  const today = last.day;
  const ahead = expected.kind === "date" ? expected : null;
  const frame = frameOf(size, chart);
  const isNarrow = size === "narrow";
  const held = <Value>(read: (day: HistoryDay) => Value): readonly Held<Value>[] =>
    days.map((day) => ({ day: day.day, value: read(day) }));
  const verified = held(({ verified }) => shareOf(verified));
  const coverage = held(({ coverage }) => (coverage === null ? null : coverage / 100));
  const target = held(({ target }) => shareOf(target));
  const claim = claims(frame, days, today);
  const x = xOf(frame, today);
  const y = yOf(frame, shareOf(last.verified ?? last.declared) ?? 0);
  const inFrame = ahead !== null && ahead.day <= frame.to;
  return markup`
    <g aria-hidden="true">
      ${inFrame && markup`<rect class="ahead" x="${x}" y="${frame.top - 8}" width="${frame.right - x}" height="${frame.bottom - frame.top + 8}"/>`}
      <path class="water" d="${ground(frame, verified, today)}"/>
      ${([0, ...LEVELS] as const).map((level) => rung(frame, level, isNarrow))}
      ${axisDays(frame).map(
        (it) =>
          markup`<path class="axis" d="M${it.x} ${frame.bottom}v5"/><text x="${it.x + 4}" y="${frame.bottom + 17}">${it.label}</text>`,
      )}
      ${!isNarrow && [0, 50, 100].map((share) => markup`<text x="${frame.right + 12}" y="${yOf(frame, share / 100) + 4}">${share}</text>`)}
      <path class="target" d="${steps(frame, target, frame.to)}"/>
      ${flag(frame, last.target)}
      <path class="coverage" d="${steps(frame, coverage, today)}"/>
      <path class="claim" d="${claim}"/><path class="claim inner" d="${claim}"/>
      <path class="verified" d="${steps(frame, verified, today)}"/>
      ${inFrame && forecastLine(frame, last, ahead, isNarrow)}
      ${last.coverage !== null && coverageLabel(frame, x, y, last.coverage)}
      ${last.declared !== null && mark(x, y, last.verified !== null)}
    </g>
    ${clusters(frame, days, APART).map((cluster) => {
      const kind = notableKind(cluster.days);
      const text = clusterText(cluster);
      return markup`<a class="event" href="${hrefOf(cluster.days.at(-1)?.day ?? today)}" aria-label="${text}"><title>${text}</title><path d="M${cluster.x} ${frame.top}V${frame.bottom + 36}"/><circle cx="${cluster.x}" cy="${frame.bottom + 48}" r="12"/><g transform="translate(${cluster.x - 6} ${frame.bottom + 42}) scale(.75)">${kind && drawingOf(kind)}</g></a>`;
    })}`;
}

/** What a picture shows in one sentence, for who does not see it. */
export function chartSentence(size: ChartSize, chart: LevelChart): string {
  const { from, to } = frameOf(size, chart);
  return `Level and coverage from ${formatDay(from)} to ${formatDay(to)}. The table below says the same.`;
}

/** The box of a picture. */
export function chartBox(size: ChartSize): string {
  return `0 0 ${SIZES[size].width} ${SIZES[size].height}`;
}

function frameOf(size: ChartSize, { days, expected, isWhole }: LevelChart): Frame {
  const { longest, ...room } = SIZES[size];
  const ahead = expected.kind === "date" ? expected.day : null;
  const today = days.at(-1)?.day ?? "";
  const age = daysBetween(days[0]?.day ?? today, today);
  const shown = Math.max(SHORTEST, isWhole ? age : Math.min(age, longest));
  const from = addDays(today, -shown);
  const fits = ahead !== null && daysBetween(today, ahead) <= shown * AHEAD;
  const pad = Math.ceil(shown * 0.08);
  return { ...room, from, to: addDays(fits ? ahead : today, pad) };
}

function shareOf(level: LevelReached | null): number | null {
  return level === null ? null : level / 4;
}

function isClaim({ declared, verified }: HistoryDay): boolean {
  return declared !== null && (verified === null || declared > verified);
}

/** The declared level where it is higher, with the rise to it from the verified one. */
function claims(frame: Frame, days: readonly HistoryDay[], today: string): string {
  const held = days.map((day) => ({ day: day.day, value: day }));
  return within(frame, held)
    .map(({ day, value }, index, all) => {
      if (!isClaim(value)) return "";
      const before = all[index - 1]?.value;
      const from = before && isClaim(before) ? before.declared : value.verified;
      const x = xOf(frame, day);
      const right = xOf(frame, all[index + 1]?.day ?? today);
      const y = (level: LevelReached | null) => yOf(frame, shareOf(level ?? 0) ?? 0);
      return `M${x} ${y(from)}V${y(value.declared)}H${right}`;
    })
    .join("");
}

function rung(frame: Frame, level: LevelReached, isNarrow: boolean): Markup {
  const y = yOf(frame, level / 4);
  const name = level === 0 ? "below 1" : levelTexts[level].shortName;
  const label = isNarrow
    ? markup`<text x="${frame.left - 8}" y="${y + 4}" text-anchor="end">${level}</text>`
    : markup`<text x="0" y="${y + 4}">${level} <tspan class="name">${name}</tspan></text>`;
  return markup`<path class="${level === 0 ? "axis" : "rung"}" d="M${frame.left} ${y}H${frame.right}"/>${label}`;
}

function flag(frame: Frame, target: LevelReached): Markup {
  const y = yOf(frame, target / 4);
  return markup`<path class="pole" d="M${frame.right} ${y}v-18"/><path class="flag" d="M${frame.right} ${y - 18}l10 4-10 4z"/>`;
}

function forecastLine(
  frame: Frame,
  last: HistoryDay,
  { day, target }: Extract<Forecast, { kind: "date" }>,
  isNarrow: boolean,
): Markup {
  const [x, y] = [xOf(frame, day), yOf(frame, target / 4)];
  const from = yOf(frame, (last.declared ?? 0) / 4);
  const label = isNarrow ? formatDay(day) : `Forecast ${formatDay(day)}`;
  return markup`<path class="forecast" d="M${xOf(frame, last.day)} ${from}H${x}V${y}"/><circle class="expected" cx="${x}" cy="${y}" r="4"/><text x="${Math.min(x + 8, frame.right - 12)}" y="${y - 26 < 8 ? y + 20 : y - 24}" text-anchor="end"><tspan class="name">${label}</tspan></text>`;
}

function coverageLabel(frame: Frame, x: number, markY: number, coverage: number): Markup {
  const y = yOf(frame, coverage / 100);
  const low = Math.abs(y - markY) < 18 ? (y > markY ? markY + 24 : markY - 16) : y + 4;
  return markup`<circle class="dot" cx="${x}" cy="${y}" r="3"/><text x="${x + 9}" y="${low}">${coverage}</text>`;
}

function mark(x: number, y: number, isSolid: boolean): Markup {
  const form = markup`<circle cx="${x}" cy="${y}" r="8"/><path d="M${x - 12.5} ${y}h25"/>`;
  if (isSolid) return markup`<g class="mark">${form}</g>`;
  return markup`<g class="mark outer">${form}</g><g class="mark inner">${form}</g>`;
}
