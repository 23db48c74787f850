import { formatDay } from "@/lib/utils";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When something changed, as seen at `now`: "5 min ago" within a day, else the day. Takes ISO texts. */
export function lastChange(changedAt: string, now: string): string {
  const age = Date.parse(now) - Date.parse(changedAt);
  // A clock that runs ahead of ours by a little is no news from the future.
  if (age < MINUTE && age > -HOUR) return "just now";
  if (age < 0 || age >= 24 * HOUR) return formatDay(changedAt);
  return age < HOUR ? `${Math.floor(age / MINUTE)} min ago` : `${Math.floor(age / HOUR)} h ago`;
}
