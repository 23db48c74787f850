import * as z from "zod";

/** The history page's address: what makes no sense in it is as if it were absent. */
export const historyFilter = z.object({
  /** All days, not only those of the last year. */
  days: z.literal("all").nullable().catch(null),
  /** What people did before this: a moment and the entry's key, as `cursorOf` writes them. */
  before: z
    .string()
    .max(120)
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[a-z0-9:-]*$/)
    .refine((cursor) => !Number.isNaN(Date.parse(cursor.slice(0, 24))))
    .nullable()
    .catch(null),
});
export type HistoryFilter = z.output<typeof historyFilter>;

/** Where a page of the feed ends. */
export function cursorOf({ at, key }: { readonly at: string; readonly key: string }): string {
  return `${at}~${key}`;
}
