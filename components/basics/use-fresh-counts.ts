import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** The counts in the bar come from the server: asked again a moment after `saved` has changed and all is sent. */
export function useFreshCounts(saved: string, isAllSent: boolean): void {
  const router = useRouter();
  const shown = useRef(saved);
  useEffect(() => {
    if (saved === shown.current || !isAllSent) return;
    const timer = setTimeout(() => {
      shown.current = saved;
      // Without a connection the router would leave the page.
      if (navigator.onLine) router.refresh();
    }, 1_000);
    return () => clearTimeout(timer);
  }, [saved, isAllSent, router]);
}
