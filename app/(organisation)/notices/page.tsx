import type { Metadata } from "next";
import Link from "next/link";
import { FollowNotices } from "@/components/notices/follow-notices";
import { NoticeList } from "@/components/notices/notice-list";
import { PageMain } from "@/components/shell/page-main";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAccount, requireContext } from "@/lib/server/auth/session";
import { listNotices } from "@/lib/server/notices/queries";

export const metadata: Metadata = { title: "Notices" };

interface NoticesPageProps {
  searchParams: Promise<{ after?: string | string[] }>;
}

/** What one was told. */
export default async function NoticesPage({ searchParams }: NoticesPageProps) {
  const ctx = await requireContext();
  const { unread } = await requireAccount();
  const { after } = await searchParams;
  const { notices, older } = await listNotices(ctx, typeof after === "string" ? after : null);
  return (
    <PageMain>
      <FollowNotices unread={unread} />
      <div className="grid gap-6">
        <div className="flex max-w-160 flex-wrap items-baseline justify-between gap-3">
          <h1 className="text-h1">Notices</h1>
          <Link href="/account#notices">What you are told</Link>
        </div>
        {notices.length > 0 ? (
          <NoticeList notices={notices} />
        ) : (
          <EmptyState title="No notices" className="max-w-160">
            You are told here when somebody mentions you or makes you an owner, when a level falls,
            and when a due date passes.
          </EmptyState>
        )}
        {older ? (
          <p>
            <Link href={`/notices?after=${older}`}>Older notices</Link>
          </p>
        ) : null}
      </div>
    </PageMain>
  );
}
