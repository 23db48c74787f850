"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";

const PAUSE = 2_000;

/**
 * The counts in the bar, and the pages that the router remembers, come from the server: they are
 * asked for again a moment after the last saved answer, and when this page is left before that.
 */
export function useFreshCounts(saved: object, isAllSent: boolean): void {
  const router = useRouter();
  const shown = useRef(saved);

  const refresh = useEffectEvent(() => {
    shown.current = saved;
    // Without a connection the router would leave the page.
    if (!navigator.onLine) return;
    // The router has to know the address it asks for, or it takes the answer for another page and
    // scrolls to its top.
    router.replace(`${location.pathname}${location.search}`, { scroll: false });
    router.refresh();
  });

  useEffect(() => {
    if (saved === shown.current || !isAllSent) return;
    const timer = setTimeout(refresh, PAUSE);
    return () => clearTimeout(timer);
  }, [saved, isAllSent]);

  const latest = useRef(saved);
  useEffect(() => {
    latest.current = saved;
  }, [saved]);
  useEffect(
    () => () => {
      if (latest.current !== shown.current && navigator.onLine) router.refresh();
    },
    [router],
  );
}
