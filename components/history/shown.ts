import type { HistoryDay } from "@/lib/core/history/events";
import { addDays } from "@/lib/core/scoring/days";

const MOST_ROWS = 60;
const LONGEST = 366;

/** What the page shows of a history at once. */
interface Shown {
  /** Newest first. */
  readonly rows: readonly { readonly day: HistoryDay; readonly before: HistoryDay | null }[];
  /** The first day of the pictures. */
  readonly from: string;
  /** Whether there is more than that. */
  readonly isMore: boolean;
}

/** The newest 60 days of the last year, or all there are. Takes days oldest first; the last is today. */
export function shownOf(days: readonly HistoryDay[], isWhole: boolean): Shown {
  const [first, today] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  const yearAgo = today && addDays(today, -LONGEST);
  const from = isWhole || first > yearAgo ? first : yearAgo;
  const rows = days
    .map((day, index) => ({ day, before: days[index - 1] ?? null }))
    .filter(({ day }) => day.day >= from)
    .reverse();
  const shown = isWhole ? rows : rows.slice(0, MOST_ROWS);
  return { rows: shown, from, isMore: shown.length < days.length };
}
