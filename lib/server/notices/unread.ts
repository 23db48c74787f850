import "server-only";
import type { Context } from "@/lib/server/auth/context";
import { runStatement, type Statement } from "@/lib/server/db";
import { MAY_SEE } from "@/lib/server/projects/may-see";

/** How many notices wait in the bell of the row `member`, as SQL; not those about what they may no longer see. */
export const UNREAD = `(
  SELECT count(*)::int FROM notice JOIN project ON project.id = notice.project_id
   WHERE notice.member_id = member.id AND read_at IS NULL AND in_bell AND ${MAY_SEE})`;

const COUNT: Statement = {
  name: "unread",
  text: `SELECT ${UNREAD} AS unread FROM member WHERE member.id = $1`,
};

/** How many notices wait in the bell of whoever asks. */
export async function countUnread({ memberId }: Context): Promise<number> {
  const [row] = await runStatement<{ unread: number }>(COUNT, [memberId]);
  return row?.unread ?? 0;
}
