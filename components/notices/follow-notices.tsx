"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { tabStream } from "@/components/live/browser";
import { OWN } from "@/components/live/tab-stream";
import { refreshIfReady } from "@/components/saving/refresh-if-ready";

/** Renders the page of notices anew when their number is another than it was rendered with, also from none. */
export function FollowNotices({ unread }: { unread: number }) {
  const router = useRouter();
  useEffect(() => {
    return tabStream().follow(OWN, (said) => {
      if (said.event === "notices" && said.data.unread !== unread) void refreshIfReady(router);
    });
  }, [router, unread]);
  return null;
}
