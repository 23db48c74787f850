import "server-only";
import type { ControlId } from "@/lib/core/model/words";
import type { Transaction } from "@/lib/server/db";
import { type GivenNotice, tellMembers } from "./tell";

/**
 * Tells of files that say less than those before: the organisation's owners of all of it, whoever owns an answer of
 * that; not whoever changed the files. Once for an upload.
 * @param upload its number in the project; @param controls of which less is said, in the checklist's order.
 */
export async function tellRegression(
  tx: Transaction,
  about: {
    readonly organisationId: string;
    readonly projectId: string;
    readonly actorMemberId: string;
    readonly now: Date;
    readonly upload: number;
  },
  controls: readonly ControlId[],
): Promise<void> {
  if (controls.length === 0) return;
  const { organisationId, projectId, actorMemberId, upload } = about;
  const people = await tx.$queryRaw<{ memberId: string; controls: string[] | null }[]>`
    SELECT member.id::text AS "memberId",
           CASE WHEN member.role <> 'owner' THEN array_agg(answer.control) END AS controls
      FROM member LEFT JOIN answer
        ON answer.owner_member_id = member.id AND answer.project_id = ${projectId}::uuid
       AND answer.control = ANY(${[...controls]})
     WHERE member.organisation_id = ${organisationId}::uuid AND member.removed_at IS NULL
       AND member.id <> ${actorMemberId}::uuid AND (member.role = 'owner' OR answer.control IS NOT NULL)
     GROUP BY member.id`;
  const notices = people.flatMap(({ memberId, controls: owned }): GivenNotice[] => {
    const [control, ...others] = controls.filter((each) => owned?.includes(each) ?? true);
    if (!control) return [];
    const key = `evidence_regressed:${projectId}:${upload}`;
    return [{ memberId, kind: "evidence_regressed", key, control, more: others.length }];
  });
  await tellMembers(tx, about, notices);
}
