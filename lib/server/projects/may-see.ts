import "server-only";
import { seesEveryTeam } from "@/lib/core/access/can";
import { ROLES } from "@/lib/core/model/words";

const WIDE_ROLES = ROLES.filter((role) => seesEveryTeam({ role }))
  .map((role) => `'${role}'`)
  .join(", ");

/** Whether the row `member` may see the row `project`, as SQL; a test holds it to `can`. */
export const MAY_SEE = `(
  member.organisation_id = project.organisation_id AND member.removed_at IS NULL
  AND project.deleted_at IS NULL
  AND (member.role IN (${WIDE_ROLES}) OR project.team_id IS NULL OR EXISTS (
    SELECT 1 FROM team_member
     WHERE team_member.team_id = project.team_id AND team_member.member_id = member.id)))`;
