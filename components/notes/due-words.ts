import { daysBetween } from "@/lib/core/scoring/days";

/** How far off a day is, from today, both `YYYY-MM-DD`. */
export function dueWords(due: string, today: string): { text: string; isLate: boolean } {
  const days = daysBetween(today, due);
  if (days === 0) return { text: "Due today", isLate: false };
  const many = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days).toLocaleString("en")} days`;
  return days < 0 ? { text: `${many} late`, isLate: true } : { text: `In ${many}`, isLate: false };
}

/** Whether the server takes a day as a due date; a year half typed is none. */
export function isDueDate(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= FIRST_DAY && day <= LAST_DAY;
}

export const FIRST_DAY = "2000-01-01";
export const LAST_DAY = "2099-12-31";
