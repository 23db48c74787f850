import "server-only";
import { dayOf } from "@/lib/server/answers/states";
import { recordAudit } from "@/lib/server/audit/record";
import { database } from "@/lib/server/db";
import { mailDue, telling } from "./tell";

/** Any number that no other advisory lock of ours has. */
const LOCK = 7_204_113;
/** What was read is kept so many days, and what was not so many. */
const KEPT_READ = 90;
const KEPT_UNREAD = 365;

// The owner is told; where the owner is no member, whoever changed the answer last.
const OVERDUE = `
  WITH told AS (
    ${telling(
      `(
        SELECT coalesce(answer.owner_member_id, answer.changed_by) AS member_id,
               'step_overdue'::"NoticeKind" AS kind, answer.project_id, answer.control,
               'step_overdue:' || answer.project_id || ':' || answer.control || ':' || to_char(due_date, 'YYYY-MM-DD') AS key,
               NULL::uuid AS comment_id, NULL::smallint AS from_level, NULL::smallint AS to_level,
               NULL::smallint AS more
          FROM answer
         WHERE due_date < $1::date
           AND (answer.answer IS NULL OR answer.answer NOT IN ('met', 'not_applicable'))
      ) AS told
      JOIN project ON project.id = told.project_id AND NOT project.is_example AND project.archived_at IS NULL`,
      "NULL::uuid",
      "$2::timestamptz",
    )}
    RETURNING project_id
  )
  SELECT organisation_id::text AS "organisationId", count(*)::int AS told
    FROM told JOIN project ON project.id = told.project_id GROUP BY organisation_id ORDER BY organisation_id`;

/**
 * Tells of what is overdue, once for each due date, and forgets what was told long ago. Several instances may try at
 * once: one does it.
 * @returns how many were told; null where another instance is at it.
 */
export async function sweepNotices(now: Date): Promise<number | null> {
  return database().$transaction(async (tx) => {
    const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
      SELECT pg_try_advisory_xact_lock(${LOCK}::bigint) AS held`;
    if (!lock?.held) return null;
    const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
    await tx.notice.deleteMany({
      where: {
        // What is overdue would be told again.
        kind: { not: "step_overdue" },
        OR: [{ readAt: { lt: daysAgo(KEPT_READ) } }, { createdAt: { lt: daysAgo(KEPT_UNREAD) } }],
      },
    });
    const organisations = await tx.$queryRawUnsafe<{ organisationId: string; told: number }[]>(
      OVERDUE,
      dayOf(now),
      mailDue(now),
    );
    // In one order, so that no two transactions wait for each other's chains.
    for (const { organisationId, told } of organisations) {
      await recordAudit(tx, {
        organisationId,
        actor: "system:notices",
        action: "notice.overdue",
        subject: `organisation:${organisationId}`,
        details: { told },
      });
    }
    return organisations.reduce((sum, { told }) => sum + told, 0);
  });
}
