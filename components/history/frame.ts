import { addDays, daysBetween } from "@/lib/core/scoring/days";

/** A picture's room for lines, in its own units, and the days that it spans. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where level 0 lies. */
  readonly bottom: number;
  readonly from: string;
  readonly to: string;
}

/** Where a day lies, from the left. */
export function xOf(frame: Frame, day: string): number {
  const span = Math.max(1, daysBetween(frame.from, frame.to));
  const share = daysBetween(frame.from, day) / span;
  return round(frame.left + share * (frame.right - frame.left));
}

/** Where a share of the whole height lies, 0 to 1, from the top. */
export function yOf(frame: Frame, share: number): number {
  return round(frame.bottom - share * (frame.bottom - frame.top));
}

/** A value that holds from a day on. */
export interface Held<Value> {
  readonly day: string;
  readonly value: Value;
}

/**
 * What is seen of values in a frame: those that begin in it, and at its left edge the one that holds there. Each holds
 * until the next.
 */
export function within<Value>(frame: Frame, held: readonly Held<Value>[]): readonly Held<Value>[] {
  const inside = held.filter(({ day }) => day > frame.from && day <= frame.to);
  const before = held.findLast(({ day }) => day <= frame.from);
  return before ? [{ ...before, day: frame.from }, ...inside] : inside;
}

/** A stepped line through shares of the height, up to `until`; it breaks where there is no share. */
export function steps(frame: Frame, held: readonly Held<number | null>[], until: string): string {
  let path = "";
  let before: number | null = null;
  within(frame, held).forEach(({ day, value }, index, all) => {
    if (value !== null) {
      const x = xOf(frame, day);
      const y = yOf(frame, value);
      if (before === null) path += `M${x} ${y}`;
      else if (before !== value) path += `V${y}`;
      path += `H${xOf(frame, all[index + 1]?.day ?? until)}`;
    }
    before = value;
  });
  return path;
}

/** The ground under such a line, as closed shapes. */
export function ground(frame: Frame, held: readonly Held<number | null>[], until: string): string {
  return within(frame, held)
    .map(({ day, value }, index, all) => {
      if (!value) return "";
      const right = xOf(frame, all[index + 1]?.day ?? until);
      return `M${xOf(frame, day)} ${frame.bottom}V${yOf(frame, value)}H${right}V${frame.bottom}Z`;
    })
    .join("");
}

/** A day that the axis names. */
export interface AxisDay {
  readonly day: string;
  readonly x: number;
  readonly label: string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LABEL_WIDTH = 62;

/** The days that an axis names, far enough from one another to be read: firsts of months, or days of a short time. */
export function axisDays(frame: Frame): readonly AxisDay[] {
  const span = Math.max(1, daysBetween(frame.from, frame.to));
  const isShort = span <= 62;
  const named = isShort ? everyDay(frame, span) : firstsOfMonths(frame);
  const perDay = (frame.right - frame.left) / span;
  const apart = Math.ceil(LABEL_WIDTH / (perDay * (isShort ? 1 : 30)));
  const shown = named.filter(
    (day, index) => index % apart === 0 && xOf(frame, day) <= frame.right - LABEL_WIDTH / 2,
  );
  return shown.map((day, index) => ({
    day,
    x: xOf(frame, day),
    label: labelOf(day, isShort, shown[index - 1]),
  }));
}

function everyDay({ from }: Frame, span: number): readonly string[] {
  return Array.from({ length: span + 1 }, (_, index) => addDays(from, index));
}

function firstsOfMonths({ from, to }: Frame): readonly string[] {
  const firsts: string[] = [];
  let [year = 0, month = 0] = from.split("-").map(Number);
  for (;;) {
    const day = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
    if (day > to) return firsts;
    if (day >= from) firsts.push(day);
    year = month === 12 ? year + 1 : year;
    month = month === 12 ? 1 : month + 1;
  }
}

function labelOf(day: string, isShort: boolean, before: string | undefined): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  const isNewYear = before?.slice(0, 4) !== year;
  if (isShort) return `${Number(date)} ${name}`;
  return isNewYear ? `${name} ${year}` : name;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
