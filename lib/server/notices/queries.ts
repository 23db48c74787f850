import "server-only";
import { isControlId } from "@/lib/core/model/controls";
import type { ControlId } from "@/lib/core/model/words";
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
} from "@/lib/schemas/notice";
import { memberNames } from "@/lib/server/answers/record";
import type { Context } from "@/lib/server/auth/context";
import { database } from "@/lib/server/db";
import { actorOf, isUuid, visibleTo } from "@/lib/server/projects/access";

/** What one was told, as the page shows it. The moment is an ISO text. */
export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly project: { readonly id: string; readonly name: string };
  readonly control: ControlId | null;
  /** Who caused it; null: time did. */
  readonly actor: string | null;
  readonly fromLevel: number | null;
  readonly toLevel: number | null;
  /** How many controls it is about beside the one it names. */
  readonly more: number | null;
  readonly at: string;
  readonly isRead: boolean;
}

/** A page of notices, newest first. */
export interface NoticePage {
  readonly notices: readonly NoticeView[];
  /** The last one's id, where older ones follow. */
  readonly older: string | null;
}

const PAGE_SIZE = 50;

/** What whoever asks was told in the bell, but of projects that they may no longer see; after one of them, the older ones. */
export async function listNotices(ctx: Context, after: string | null = null): Promise<NoticePage> {
  const { memberId, organisationId } = ctx;
  const actor = await actorOf(database(), ctx);
  const rows = await database().notice.findMany({
    where: {
      memberId,
      inBell: true,
      project: visibleTo(actor),
      // Ids rise with time, and those of one moment are told apart.
      ...(isUuid(after) ? await olderThan(memberId, after) : {}),
    },
    include: { project: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE_SIZE + 1,
  });
  const shown = rows.slice(0, PAGE_SIZE);
  const actors = shown.map(({ actorMemberId }) => actorMemberId);
  const nameOf = await memberNames(database(), organisationId, actors);
  return {
    notices: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      project: row.project,
      control: row.control !== null && isControlId(row.control) ? row.control : null,
      actor: row.actorMemberId && nameOf(row.actorMemberId),
      fromLevel: row.fromLevel,
      toLevel: row.toLevel,
      more: row.more,
      at: row.createdAt.toISOString(),
      isRead: row.readAt !== null,
    })),
    older: rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function olderThan(memberId: string, id: string) {
  const last = await database().notice.findFirst({ where: { id, memberId } });
  if (!last) return {};
  const { createdAt } = last;
  return { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}

/** What whoever asks wants to be told, for each kind and channel. */
export async function listWishes(
  ctx: Context,
): Promise<readonly { kind: NoticeKind; channel: NoticeChannel; isWanted: boolean }[]> {
  const { memberId } = ctx;
  const muted = await database().mutedNotice.findMany({ where: { memberId } });
  return NOTICE_KINDS.flatMap((kind) =>
    NOTICE_CHANNELS.map((channel) => {
      const isMuted = muted.some((it) => it.kind === kind && it.channel === channel);
      return { kind, channel, isWanted: !isMuted };
    }),
  );
}
