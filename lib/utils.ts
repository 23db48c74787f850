export { formatDay } from "@/lib/core/model/text/en/day";

/** Joins class names with a space and leaves out what is empty or switched off. */
export function cn(...classes: readonly (string | false | null | undefined)[]): string {
  return classes.filter(Boolean).join(" ");
}
