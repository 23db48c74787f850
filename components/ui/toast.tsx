import type { ReactNode } from "react";

/**
 * What just happened, at the foot of the window, with at most one way back. The region is always there so that its
 * words are said when they come; `message` null hides it.
 */
export function Toast({ message, action }: { message: ReactNode | null; action?: ReactNode }) {
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 print:hidden"
    >
      {message === null ? null : (
        <div className="pointer-events-auto flex min-h-11 max-w-full items-center gap-3 rounded-control border border-line-2 bg-raised py-2 pr-2 pl-4 shadow-lift">
          <span className="pr-2">{message}</span>
          {action}
        </div>
      )}
    </div>
  );
}
