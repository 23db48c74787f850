import type { HistoryDay } from "@/lib/core/history/events";
import { eventText } from "@/lib/core/model/text/en/history";
import { formatDay } from "@/lib/utils";
import { type Frame, xOf } from "./frame";

/** Days with events that lie too near to one another for a mark each. */
export interface Cluster {
  /** Oldest first. */
  readonly days: readonly HistoryDay[];
  readonly x: number;
}

/** The marks of a frame, left to right: a day joins the mark before it where the two would touch. */
export function clusters(
  frame: Frame,
  days: readonly HistoryDay[],
  apart: number,
): readonly Cluster[] {
  const found: { days: HistoryDay[]; x: number }[] = [];
  for (const day of days) {
    if (day.events.length === 0 || day.day < frame.from) continue;
    const x = xOf(frame, day.day);
    const last = found.at(-1);
    if (last && x - last.x < apart) last.days.push(day);
    else found.push({ days: [day], x });
  }
  return found;
}

const TOLD_AT_MOST = 4;

/** A mark in words: its day or days, and what happened, what is most telling if there is much of it. */
export function clusterText({ days }: Pick<Cluster, "days">): string {
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  const when = first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
  const events = days.flatMap((day) => day.events);
  const telling = events.filter(({ kind }) => kind !== "answers");
  const told = events.length <= TOLD_AT_MOST ? events : telling.slice(-TOLD_AT_MOST);
  const others = events.length - told.length;
  const rest = others > 0 ? [`${others} more`] : [];
  return `${when}: ${[...told.map(eventText), ...rest].join(", ")}`;
}
