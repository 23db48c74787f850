import "server-only";
import { andMore } from "@/lib/core/model/text/en/and-more";
import { levelFallText } from "@/lib/core/model/text/en/level-fall";
import type { NoticeKind } from "@/lib/schemas/notice";
import { runStatement, type Statement } from "@/lib/server/db";
import { mailConfigured, sendMail } from "@/lib/server/mail/send-mail";
import { MAY_SEE } from "@/lib/server/projects/may-see";
import { siteAddress } from "@/lib/server/site";

/** Sent so often at most; then the bell alone has it. */
const TRIES = 6;
/** One mail holds so many; the next one the others. */
const MOST = 50;

// Claimed notices come again after a pause that doubles: should this process end while it sends, another tries then.
// A mail that was taken just before that is sent twice, none is lost.
const CLAIM: Statement = {
  name: "claim-mail",
  text: `
    WITH next AS (
      SELECT member_id FROM notice WHERE mail_due_at <= $1
       ORDER BY mail_due_at LIMIT 1 FOR UPDATE SKIP LOCKED
    ), due AS (
      SELECT notice.id FROM notice JOIN next ON next.member_id = notice.member_id
       WHERE mail_due_at <= $1 ORDER BY created_at LIMIT ${MOST} FOR UPDATE OF notice SKIP LOCKED
    )
    UPDATE notice
       SET mail_tries = mail_tries + 1,
           mail_due_at = CASE WHEN mail_tries + 1 < ${TRIES}
             THEN $1::timestamptz + interval '5 minutes' * power(2, mail_tries) END
      FROM due WHERE notice.id = due.id
    RETURNING notice.id`,
};

const CLAIMED: Statement = {
  name: "claimed-mail",
  text: `
    SELECT person.email, notice.kind, notice.control, project.id AS "projectId", project.name AS project,
           notice.from_level AS "fromLevel", notice.to_level AS "toLevel", notice.more
      FROM notice
      JOIN member ON member.id = notice.member_id
      JOIN person ON person.id = member.person_id
      JOIN project ON project.id = notice.project_id
     WHERE notice.id = ANY($1::uuid[]) AND notice.read_at IS NULL AND ${MAY_SEE}
       AND NOT EXISTS (SELECT 1 FROM muted_notice WHERE muted_notice.member_id = member.id
             AND muted_notice.kind = notice.kind AND muted_notice.channel = 'mail')
     ORDER BY notice.created_at, notice.id`,
};

const SENT: Statement = {
  name: "sent-mail",
  text: `UPDATE notice SET mail_due_at = NULL WHERE id = ANY($1::uuid[])`,
};

interface Row {
  readonly email: string;
  readonly kind: NoticeKind;
  readonly control: string | null;
  readonly projectId: string;
  readonly project: string;
  readonly fromLevel: number | null;
  readonly toLevel: number | null;
  readonly more: number | null;
}

/**
 * Mails what is due: all of one person as one mail, with no word that somebody typed but the project's name. What was
 * read meanwhile, or is not wanted any more, is not mailed. Several instances may try at once.
 * @returns how many mails were sent.
 */
export async function mailNotices(now: Date, send: typeof sendMail = sendMail): Promise<number> {
  let sent = 0;
  if (!mailConfigured()) return sent;
  while (true) {
    const claimed = await runStatement<{ id: string }>(CLAIM, [now]);
    if (claimed.length === 0) return sent;
    const ids = claimed.map(({ id }) => id);
    const rows = await runStatement<Row>(CLAIMED, [ids]);
    const [first] = rows;
    if (first) {
      try {
        await send({ to: first.email, ...wordMail(rows) });
      } catch {
        continue; // said in the log by whoever sends; it comes again
      }
      sent += 1;
    }
    await runStatement(SENT, [ids]);
  }
}

const WORDS = {
  mentioned: (control) => `You were mentioned in a comment on ${control}`,
  assigned: (control) => `You were made the owner of ${control}`,
  level_fell: (control, { fromLevel, toLevel }) =>
    `${levelFallText(fromLevel ?? 0, toLevel ?? 0)} with ${control}`,
  evidence_regressed: (control, { more }) =>
    `New files say less of ${andMore(control, more ?? 0)} than those before`,
  step_overdue: (control) => `The due date of ${control} has passed, and it is not met`,
} as const satisfies Record<NoticeKind, (control: string, row: Row) => string>;

function wordMail(rows: readonly Row[]) {
  const items = rows.map((row) => {
    const query = row.control ? `?control=${row.control}` : "";
    const place = row.kind === "evidence_regressed" ? "evidence" : `checklist${query}`;
    const address = siteAddress(`/projects/${row.projectId}/${place}`);
    const control = row.control ?? "a control";
    return `${WORDS[row.kind](control, row)} (${row.project}):\n${address}`;
  });
  const subject =
    rows.length === 1 ? "Plimsoll: something new for you" : `Plimsoll: ${rows.length} new notices`;
  const settings = `What is mailed: ${siteAddress("/account#notices")}`;
  return { subject, text: `${[...items, settings].join("\n\n")}\n` };
}
