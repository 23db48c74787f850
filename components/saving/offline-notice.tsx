"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import type { Kept } from "./use-answers";
import { clockTime, keptTexts } from "./words";

interface OfflineNoticeProps {
  /** Null: nothing is held up. The region stays, so that its words are said when they come. */
  kept: Kept | null;
  onRetry: () => void;
  className?: string;
}

/** What is kept in this browser because it cannot be delivered, since when, and what to do. */
export function OfflineNotice({ kept, onRetry, className }: OfflineNoticeProps) {
  return (
    <div role="status" className={className}>
      {kept ? (
        <Callout
          variant="warning"
          icon={kept.why === "offline" ? "offline" : "warning"}
          title={`${keptTexts[kept.why].title} since ${clockTime(kept.since)}`}
          actions={
            <>
              {kept.why === "signed-out" ? (
                <LinkButton size="sm" href="/sign-in" target="_blank">
                  Sign in in a new tab
                </LinkButton>
              ) : null}
              {kept.why === "outdated" ? (
                <Button size="sm" onClick={() => location.reload()}>
                  Reload
                </Button>
              ) : (
                <Button size="sm" onClick={() => onRetry()}>
                  Try now
                </Button>
              )}
            </>
          }
        >
          You can go on: {kept.count === 1 ? "1 answer is" : `${kept.count} answers are`} kept in
          this browser. {keptTexts[kept.why].advice}
        </Callout>
      ) : null}
    </div>
  );
}
