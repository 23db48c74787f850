"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { projectHref, questionHref } from "@/components/project/hrefs";
import { attempt } from "@/components/projects/attempt";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { markAllReadAction, markReadAction, type NoticeView } from "@/lib/actions/notices";
import { formatDay } from "@/lib/utils";
import { noticeWords } from "./words";

/** What one was told, newest first. */
export function NoticeList({ notices }: { notices: readonly NoticeView[] }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const newest = notices[0];

  function send(action: typeof markReadAction, id: string) {
    start(async () => {
      const outcome = await attempt(() => action(id));
      setProblem("refused" in outcome ? outcome.refused.message : null);
      router.refresh();
    });
  }

  return (
    <div className="grid max-w-160 gap-4">
      {problem ? (
        <Callout variant="error" role="alert" title="Nothing was marked as read">
          {problem}
        </Callout>
      ) : null}
      {newest && notices.some(({ isRead }) => !isRead) ? (
        <div>
          <Button size="sm" busy={isBusy} onClick={() => send(markAllReadAction, newest.id)}>
            Mark all as read
          </Button>
        </div>
      ) : null}
      <ol aria-label="Notices" className="rounded-sheet border border-line bg-surface">
        {notices.map((notice) => (
          <li
            key={notice.id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-b-0"
          >
            <div className="min-w-0 flex-1 basis-64">
              <Link
                href={hrefOf(notice)}
                className={notice.isRead ? "wrap-anywhere" : "font-semibold wrap-anywhere"}
                onClick={() => {
                  if (!notice.isRead) void markReadAction(notice.id).catch(() => undefined);
                }}
              >
                {noticeWords(notice)}
              </Link>
              <p className="text-small wrap-anywhere text-ink-2">
                {notice.project.name}, <time dateTime={notice.at}>{formatDay(notice.at)}</time>
              </p>
            </div>
            {notice.isRead ? null : (
              <div className="flex items-center gap-2">
                <Badge>Unread</Badge>
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={isBusy}
                  onClick={() => send(markReadAction, notice.id)}
                >
                  Mark as read<span className="sr-only">: {noticeWords(notice)}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

function hrefOf({ project, control, kind }: NoticeView): string {
  if (kind === "evidence_regressed") return `${projectHref(project.id)}/evidence`;
  if (!control) return projectHref(project.id);
  return questionHref(project.id, control) + (kind === "mentioned" ? "&open=comments" : "");
}
