import { can } from "@/lib/core/access/can";
import type { Context } from "@/lib/server/auth/context";

/** Whether whoever asks makes projects at all: a courtesy of the page, the command decides. */
export function mayCreateProjects({ organisationId, role }: Context): boolean {
  const actor = { organisationId, role, teamIds: [] };
  return can(actor, "project.create", { organisationId, teamId: null });
}
