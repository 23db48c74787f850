const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS = 86_400_000;

/**
 * Days of the UTC calendar from one day to another, both `YYYY-MM-DD`; negative when `to` comes
 * first, NaN when either is no such text.
 */
export function daysBetween(from: string, to: string): number {
  if (!DAY.test(from) || !DAY.test(to)) return Number.NaN;
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`; February 30 is none. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day so many days after a day, `YYYY-MM-DD`; before it for a number below zero. Takes a day of the calendar. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MILLISECONDS).toISOString().slice(0, 10);
}
