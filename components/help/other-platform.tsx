import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { platformTexts } from "@/lib/core/model/text/en/catalogue";
import type { Platform } from "@/lib/core/model/words";

interface OtherPlatformProps {
  platform: Platform;
  count: number;
  children: ReactNode;
}

/** What holds on a platform that the project is not on: at hand, but closed. */
export function OtherPlatform({ platform, count, children }: OtherPlatformProps) {
  return (
    <details className="group border-t border-line print:hidden">
      <summary className="flex min-h-10 list-none items-center gap-2 text-small text-ink-2 hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon
          name="chevron-right"
          className="transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        On {platformTexts[platform].label}
        <span className="text-ink-3">{count}</span>
      </summary>
      <div className="pt-1 pb-4">{children}</div>
    </details>
  );
}
