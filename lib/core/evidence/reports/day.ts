import { daysBetween, isDay } from "@/lib/core/scoring/days";

const MOMENT =
  /^(\d{4}-\d\d-\d\d)[Tt ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,12})?)?\s?([Zz]|([+-])(\d\d):?(\d\d))?/;

/**
 * The UTC day of a moment as reports write it (RFC 3339, any fraction of a second; without a zone it is taken as UTC).
 * Null for no date, and for Go's empty time in the year 1.
 */
export function utcDay(text: string | null): string | null {
  if (text === null) return null;
  const match = MOMENT.exec(text);
  const day = match?.[1] ?? text;
  if (!isDay(day) || day < "2000") return null;
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  const zone = Number(match?.[6] ?? 0) * 60 + Number(match?.[7] ?? 0);
  const shift = minutes + (match?.[5] === "+" ? -zone : zone);
  const time = Date.parse(`${day}T00:00:00Z`) + shift * 60_000;
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * How many UTC calendar days old something is on a day; null without a date, or with one after that day: a report
 * from the future is as good as undated.
 */
export function ageInDays(date: string | null, asOf: string): number | null {
  if (date === null) return null;
  const age = daysBetween(date, asOf);
  return age >= 0 ? age : null;
}
