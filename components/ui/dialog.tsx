"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "@/lib/utils";
import { Button } from "./button";
import { Icon } from "./icon";

interface DialogProps {
  open: boolean;
  /** Escape, the close button, or a press outside. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  footer?: ReactNode;
  /** `sheet` slides in at the foot of a phone and at the right of a wider window. */
  variant?: "box" | "sheet";
  className?: string;
}

/** A native modal dialog: the browser holds the focus inside and gives it back. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
  variant = "box",
  className,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Not in the page before it is opened; from then on it stays, so that the browser can close it in order.
  const [wasOpened, setWasOpened] = useState(open);
  if (open && !wasOpened) setWasOpened(true);

  useEffect(() => {
    const element = dialog.current;
    if (open && element && !element.open) element.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  if (!wasOpened) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to close is Escape, which the browser brings
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      className={cn(
        "border border-line-2 bg-raised text-ink shadow-lift",
        variant === "box"
          ? "m-auto w-[min(30rem,calc(100%-2rem))] rounded-sheet"
          : "mt-auto mb-0 max-h-[85dvh] w-full max-w-full rounded-t-sheet md:my-0 md:mr-0 md:ml-auto md:h-dvh md:max-h-dvh md:max-w-105 md:rounded-none",
        className,
      )}
    >
      {/* Fills the dialog, so that a press on the dialog itself is one on its backdrop. */}
      <div className="flex max-h-[inherit] min-h-full flex-col">
        {/* No header, no footer: a dialog that stands in the page's own would bring landmarks into it. */}
        <div className="flex items-start justify-between gap-3 px-5 pt-4">
          <h2 id={titleId} className="text-h2">
            {title}
          </h2>
          <Button
            variant="quiet"
            size="square"
            aria-label="Close"
            onClick={onClose}
            className="-mr-2"
          >
            <Icon name="close" />
          </Button>
        </div>
        <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5 text-ink-2">{children}</div>
        {footer ? (
          <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
            {footer}
          </div>
        ) : null}
      </div>
    </dialog>
  );
}
