"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { tabStream } from "@/components/live/browser";
import { OWN } from "@/components/live/tab-stream";
import { buttonClass } from "@/components/ui/button-class";
import { Icon } from "@/components/ui/icon";

/** How many notices wait, as the server rendered it and live from then on; leads to them. */
export function Bell({ unread }: { unread: number }) {
  const [count, setCount] = useState(unread);
  useEffect(() => setCount(unread), [unread]);
  useEffect(() => {
    const stop = tabStream().follow(OWN, (said) => {
      if (said.event === "notices") setCount(said.data.unread);
      if (said.event === "ended") stop(); // nobody is signed in: it would ask in vain
    });
    return stop;
  }, []);
  return (
    <Link
      href="/notices"
      aria-label={count > 0 ? `Notices, ${count} unread` : "Notices"}
      className={buttonClass("quiet", "square", "relative")}
    >
      <Icon name="bell" />
      {count > 0 ? (
        <span
          aria-hidden="true"
          className="absolute top-0 right-0 min-w-4 rounded-full bg-harbour px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-harbour"
        >
          {count > 99 ? "99+" : count}
        </span>
      ) : null}
    </Link>
  );
}
