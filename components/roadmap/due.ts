import { daysBetween } from "@/lib/core/scoring/days";

/**
 * What there is to say about a due day beside its date: how late it is, or that it is today. Null
 * where there is no date, or it lies ahead.
 */
export function lateness(due: string | null, asOf: string): string | null {
  if (due === null) return null;
  const days = daysBetween(due, asOf);
  if (days === 0) return "Due today";
  return days > 0 ? `${days} ${days === 1 ? "day" : "days"} late` : null;
}
