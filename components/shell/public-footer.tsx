import type { ReactNode } from "react";

/** The foot of pages that need no account: a line of small print. */
export function PublicFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="mx-auto mt-12 flex max-w-page flex-wrap gap-x-4 gap-y-1 border-t border-line px-4 py-6 text-meta text-ink-3 md:px-6">
      {children}
    </footer>
  );
}
