"use server";

import type { NoticeWish } from "@/lib/schemas/notice";
import { markAllRead, markRead, setNoticeWish } from "@/lib/server/notices/commands";
import { type ActionResult, runAction } from "./run-action";

export type { NoticeView } from "@/lib/server/notices/queries";

/** Says that a notice was read. */
export async function markReadAction(id: string): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => markRead(ctx, id));
}

/** Says that a notice and all before it were read. */
export async function markAllReadAction(
  newest: string,
): Promise<ActionResult<{ readonly id: string }>> {
  return runAction((ctx) => markAllRead(ctx, newest));
}

/** Says whether one wants to be told of a kind on a channel. */
export async function noticeWishAction(wish: NoticeWish): Promise<ActionResult<NoticeWish>> {
  return runAction((ctx) => setNoticeWish(ctx, wish));
}
