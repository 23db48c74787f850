import "server-only";
import { type NoticeWish, noticeWish } from "@/lib/schemas/notice";
import { notFound } from "@/lib/server/app-error";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { isUuid } from "@/lib/server/projects/access";
import { changeInTransaction } from "@/lib/server/transaction";

// What one has read is no change of anything that others see: like where somebody is, it is in no log.

/** Says that one has read a notice of one's own. Once is as good as twice. @throws AppError `NOT_FOUND`. */
export async function markRead(ctx: Context, id: string): Promise<{ id: string }> {
  const { memberId } = ctx;
  if (!isUuid(id) || !(await database().notice.findFirst({ where: { id, memberId } }))) {
    throw notFound("notice");
  }
  await database().notice.updateMany({
    where: { id, memberId, readAt: null },
    data: { readAt: new Date() },
  });
  return { id };
}

/** Says that one has read all notices that one was shown, up to the newest of them; later ones stay. */
export async function markAllRead(ctx: Context, newest: string): Promise<{ id: string }> {
  const { memberId } = ctx;
  const where = { id: newest, memberId };
  const last = isUuid(newest) ? await database().notice.findFirst({ where }) : null;
  if (!last) throw notFound("notice");
  await database().notice.updateMany({
    where: { memberId, readAt: null, createdAt: { lte: last.createdAt } },
    data: { readAt: new Date() },
  });
  return { id: newest };
}

/**
 * Says whether one wants to be told of a kind on a channel, from the next notice on. Once is as good as twice.
 * @throws ZodError
 */
export async function setNoticeWish(ctx: Context, raw: NoticeWish): Promise<NoticeWish> {
  const wish = noticeWish.parse(raw);
  const { kind, channel, isWanted } = wish;
  const { memberId } = ctx;
  return changeInTransaction(ctx, async (tx) => {
    const key = { memberId, kind, channel };
    const { count } = isWanted
      ? await tx.mutedNotice.deleteMany({ where: key })
      : await tx.mutedNotice.createMany({ data: [key], skipDuplicates: true });
    const action = isWanted ? "notice.unmute" : "notice.mute";
    const audit = { action, subject: `member:${memberId}`, details: { kind, channel } };
    return { result: wish, audit: count > 0 ? audit : null };
  });
}
