import * as z from "zod";

/** The audit page's filter as its address holds it: what makes no sense there is as if it were absent. */
export const auditFilter = z.object({
  action: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z.-]*$/)
    .nullable()
    .catch(null),
  /** Entries older than this number. */
  before: z.coerce.number().int().min(1).nullable().catch(null),
});
export type AuditFilter = z.output<typeof auditFilter>;
