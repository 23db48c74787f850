import * as z from "zod";

export const NOTICE_KINDS = [
  "mentioned",
  "assigned",
  "level_fell",
  "evidence_regressed",
  "step_overdue",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_CHANNELS = ["bell", "mail"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Whether one wants to be told of a kind on a channel. */
export const noticeWish = z.object({
  kind: z.enum(NOTICE_KINDS, "There is no such kind of notice."),
  channel: z.enum(NOTICE_CHANNELS, "There is no such channel."),
  isWanted: z.boolean(),
});
export type NoticeWish = z.input<typeof noticeWish>;
