import "server-only";
import type { Transaction } from "@/lib/server/db";
import type { NoticeKind } from "@/lib/server/generated/client";
import { mailConfigured } from "@/lib/server/mail/send-mail";
import { MAY_SEE } from "@/lib/server/projects/may-see";

/** Something that a member is told. */
export interface GivenNotice {
  readonly memberId: string;
  readonly kind: NoticeKind;
  /** What it is about: nobody is told the same key twice. */
  readonly key: string;
  readonly control: string | null;
  readonly commentId?: string | null;
  readonly fromLevel?: number | null;
  readonly toLevel?: number | null;
  /** How many controls it is about beside `control`. */
  readonly more?: number | null;
}

/** So long a mail waits for others of the same person, who may read it in the bell meanwhile. Milliseconds. */
const GATHER = 3 * 60_000;

/** Whether the row `member` wants notices of a kind on a channel, as SQL. */
function wants(kind: string, channel: "bell" | "mail"): string {
  return `NOT EXISTS (SELECT 1 FROM muted_notice WHERE muted_notice.member_id = member.id
    AND muted_notice.kind = ${kind} AND muted_notice.channel = '${channel}')`;
}

/**
 * Tells members of `source`, as SQL that takes the place of a statement: who may not see the project, has left or
 * does not want to hear of it is not told.
 * @param source rows `told` with `GivenNotice` in lower-case columns, beside their `project`.
 * @param actor whoever caused it, as SQL; @param mailDue when it is mailed, as SQL: null where no mail is sent.
 */
export function telling(source: string, actor: string, mailDue: string): string {
  return `
    INSERT INTO notice (id, member_id, kind, project_id, control, actor_member_id, comment_id,
                        from_level, to_level, more, key, in_bell, mail_due_at)
    SELECT gen_random_uuid(), member.id, told.kind, project.id, told.control, ${actor}, told.comment_id,
           told.from_level, told.to_level, told.more, told.key, wanted.bell, CASE WHEN wanted.mail THEN ${mailDue} END
      FROM ${source}
      JOIN member ON member.id = told.member_id AND ${MAY_SEE}
      CROSS JOIN LATERAL (
        SELECT ${wants("told.kind", "bell")} AS bell, ${wants("told.kind", "mail")} AS mail
      ) AS wanted
     WHERE wanted.bell OR (wanted.mail AND ${mailDue} IS NOT NULL)
    ON CONFLICT (member_id, key) DO NOTHING`;
}

/** `GivenNotice` out of a JSON parameter, as rows `told`. */
export function given(parameter: string): string {
  return `
    jsonb_to_recordset(${parameter}::jsonb) AS told (
      member_id uuid, kind "NoticeKind", key text, control text, comment_id uuid,
      from_level smallint, to_level smallint, more smallint)`;
}

/** Notices as `given` reads them. */
export function noticesJson(notices: readonly GivenNotice[]): string {
  return JSON.stringify(
    notices.map((it) => ({
      member_id: it.memberId,
      kind: it.kind,
      key: it.key,
      control: it.control,
      comment_id: it.commentId ?? null,
      from_level: it.fromLevel ?? null,
      to_level: it.toLevel ?? null,
      more: it.more ?? null,
    })),
  );
}

/** When what is told now is mailed; null where this server sends no mail. */
export function mailDue(now: Date): Date | null {
  return mailConfigured() ? new Date(now.getTime() + GATHER) : null;
}

const TELL = telling(
  `project JOIN ${given("$1")} ON project.id = $2::uuid`,
  "$3::uuid",
  "$4::timestamptz",
);

/** Tells members of what happens in a transaction. */
export async function tellMembers(
  tx: Transaction,
  about: { readonly projectId: string; readonly actorMemberId: string; readonly now: Date },
  notices: readonly GivenNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  const { projectId, actorMemberId, now } = about;
  const due = mailDue(now);
  await tx.$executeRawUnsafe(TELL, noticesJson(notices), projectId, actorMemberId, due);
}
