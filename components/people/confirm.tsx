"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface ConfirmProps {
  open: boolean;
  title: string;
  /** What the button does. */
  verb: string;
  isBusy: boolean;
  onClose: () => void;
  onConfirm: () => void;
  /** What comes of it. */
  children: ReactNode;
}

/** Asks before what cannot be undone by the next click. */
export function Confirm({ open, title, verb, isBusy, onClose, onConfirm, children }: ConfirmProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" busy={isBusy} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
