import type { HistoryEvent } from "@/lib/core/history/events";
import type { Expiry } from "@/lib/core/history/expiry";
import { type Forecast, LEAST_DAYS } from "@/lib/core/history/forecast";
import type { TimelinePoint } from "@/lib/core/history/timeline";
import type { ControlId, LevelReached } from "@/lib/core/model/words";
import { formatDay } from "./day";

/** Two texts, the first louder than the second; the second may be empty. */
export interface LoudAndQuiet {
  readonly loud: string;
  readonly quiet: string;
}

/** The sentence over a project's history: its level with the day since when, then what is to come. */
export function historyHeadline(
  points: readonly TimelinePoint[],
  expected: Forecast,
): LoudAndQuiet {
  return { loud: standing(points), quiet: comingUp(expected) };
}

function standing(points: readonly TimelinePoint[]): string {
  const last = points.at(-1);
  if (!last || last.declared === null) return "Nothing is answered yet.";
  const { declared, verified } = last;
  if (declared === 0) {
    const fell = points.some((point) => (point.declared ?? 0) > 0);
    if (fell) return `Below level 1 since ${since(points, (point) => (point.declared ?? 0) < 1)}.`;
    return "Level 1 is not reached yet.";
  }
  const declaredSince = since(points, (point) => (point.declared ?? 0) >= declared);
  if (!verified) return `Declared level ${declared} since ${declaredSince}, not proven.`;
  const verifiedSince = since(points, (point) => (point.verified ?? 0) >= verified);
  if (verified < declared) {
    return `Verified level ${verified} since ${verifiedSince}, declared ${declared} since ${declaredSince}.`;
  }
  const below = verified - 1;
  const belowSince = since(points, (point) => (point.verified ?? 0) >= below);
  const before =
    below > 0 && belowSince !== verifiedSince ? `, level ${below} since ${belowSince}` : "";
  return `Level ${verified} since ${verifiedSince}${before}.`;
}

/** The first day of the last run of points that holds to the end. */
function since(points: readonly TimelinePoint[], holds: (point: TimelinePoint) => boolean): string {
  const other = points.findLastIndex((point) => !holds(point));
  const day = points[other + 1]?.day ?? "";
  return day === points.at(-1)?.day ? "today" : formatDay(day);
}

function comingUp(expected: Forecast): string {
  switch (expected.kind) {
    case "date":
      return `Level ${expected.target} around ${formatDay(expected.day)} at this pace.`;
    case "reached":
      return `The target, level ${expected.target}, is reached.`;
    default:
      return "";
  }
}

/** The forecast: what it says, and on what basis. */
export function forecastText(expected: Forecast): LoudAndQuiet {
  switch (expected.kind) {
    case "nothing-answered":
      return { loud: "No forecast yet", quiet: "Nothing is answered." };
    case "read-only":
      return { loud: "No forecast", quiet: "The project is read-only: nothing moves it." };
    case "reached":
      return {
        loud: `Level ${expected.target} is reached`,
        quiet: "The target is declared: no gating step is left.",
      };
    case "too-young":
      return {
        loud: "No forecast yet",
        quiet: `The project is younger than ${LEAST_DAYS} days: too little for a pace. ${leftWords(expected.left)}`,
      };
    case "no-pace":
      return {
        loud: "No forecast",
        quiet: `${closedWords(expected)} ${leftWords(expected.left)} Without a pace there is no date.`,
      };
    case "too-far":
      return {
        loud: `Level ${expected.target} is more than five years away`,
        quiet: `${closedWords(expected)} ${leftWords(expected.left)}`,
      };
    case "date":
      return {
        loud: `Level ${expected.target} around ${formatDay(expected.day)}`,
        quiet: `${closedWords(expected)} ${leftWords(expected.left)} At this pace that takes ${days(expected.days)}.`,
      };
  }
}

function closedWords({
  window,
  closed,
  opened,
}: {
  readonly window: number;
  readonly closed: number;
  readonly opened: number;
}): string {
  const span = `in the last ${days(window)}`;
  const steps =
    closed === 1
      ? "1 gating step was"
      : `${closed === 0 ? "No" : closed} gating ${closed === 0 ? "step was" : "steps were"}`;
  const came = opened === 0 ? "" : `, ${opened} came up`;
  return `${steps} closed ${span}${came}.`;
}

function leftWords(left: readonly ControlId[]): string {
  return `${left.length} ${left.length === 1 ? "is" : "are"} left: ${named(left)}.`;
}

const NAMED_AT_MOST = 8;

function named(controls: readonly ControlId[]): string {
  const shown = controls.slice(0, NAMED_AT_MOST);
  const more = controls.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** What goes stale without work: the next day that costs a level, or that none does. */
export function expiryText(verified: LevelReached | null, expiries: readonly Expiry[]): string {
  if (expiries.length === 0) return "Nothing is proven, so nothing can go stale";
  const falls = expiries.find((expiry) => (expiry.verified ?? 0) < (verified ?? 0));
  if (falls) return `${upperFirst(verifiedWord(falls.verified))} from ${formatDay(falls.day)}`;
  return "No level is lost: none is verified";
}

/** One day on which answers go stale: which ones, and the verified level then. */
export function expirySentence({ controls, verified }: Expiry): string {
  const verb = controls.length === 1 ? "falls" : "fall";
  return `${named(controls)} ${verb} back to asserted: ${verifiedWord(verified)}.`;
}

function verifiedWord(level: LevelReached | null): string {
  return level ? `verified level ${level}` : "no verified level";
}

/** What happened on a day, in a few words without a full stop. */
export function eventText(event: HistoryEvent): string {
  switch (event.kind) {
    case "made":
      return event.by ? `Project made by ${event.by}` : "Project made";
    case "target":
      return `Target changed from ${event.from} to ${event.to} by ${event.by}`;
    case "catalogue":
      return `Moved from catalogue ${event.from} to ${event.to} by ${event.by}`;
    case "answers": {
      const answers = event.controls === 1 ? "1 answer" : `${event.controls} answers`;
      const { people } = event;
      return `${answers} by ${people.length === 1 ? people[0] : `${people.length} people`}`;
    }
    case "files": {
      const times = event.uploads === 1 ? "Files changed" : `Files changed ${event.uploads} times`;
      const { people } = event;
      return `${times} by ${people.length === 1 ? people[0] : `${people.length} people`}`;
    }
    case "snapshots": {
      const taken = event.name === null ? `${event.count} snapshots` : `Snapshot “${event.name}”`;
      const { people } = event;
      return `${taken} by ${people.length === 1 ? people[0] : `${people.length} people`}`;
    }
    case "imported":
      return `Imported by ${event.by}`;
    case "archived":
      return `Archived by ${event.by}`;
    case "unarchived":
      return `Taken out of the archive by ${event.by}`;
    case "reached":
      return `${levelName(event.which)} ${event.level} reached`;
    case "fell": {
      const why = event.byAge ? ": evidence went stale" : "";
      if (event.level === null) {
        return event.which === "verified"
          ? `Nothing is proven any more${why}`
          : "No answer is left";
      }
      const to = event.level > 0 ? String(event.level) : "below 1";
      return `${levelName(event.which)} fell to ${to}${why}`;
    }
  }
}

function levelName(which: "declared" | "verified" | "both"): string {
  return which === "both" ? "Level" : `${upperFirst(which)} level`;
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
