import "server-only";
import { Prisma } from "@/lib/server/generated/client";

/** What `component` is joined with to have its newest upload as `newest`, as SQL. A component without one drops out. */
export const NEWEST_UPLOAD =
  "LATERAL (SELECT * FROM upload WHERE component_id = component.id ORDER BY number DESC LIMIT 1) AS newest ON true";

/** The same for a statement of Prisma's. */
export const newestUpload = Prisma.raw(NEWEST_UPLOAD);
