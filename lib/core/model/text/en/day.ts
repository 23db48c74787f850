const MONTHS = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
] as const;

/**
 * Words a day: `2026-11-23` becomes "23 Nov 2026". Of a timestamp it takes the day as written.
 * @throws RangeError When the text does not begin with a day of the calendar.
 */
export function formatDay(isoDate: string): string {
  const [, year = "", month = "", day = ""] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(isoDate) ?? [];
  const name = MONTHS[Number(month) - 1];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (!name || Number(day) < 1 || Number(day) > lastDay) {
    throw new RangeError(`Not a day: ${isoDate.slice(0, 40)}`);
  }
  return `${Number(day)} ${name} ${year}`;
}
