"use client";

import { Dialog } from "@/components/ui/dialog";
import { Later, latePart, usePreload } from "@/components/ui/later";

const keysList = latePart(async () => (await import("./keys-list")).KeysList);
const PARTS = [keysList];

interface KeysDialogProps {
  open: boolean;
  onClose: () => void;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}

/** The keys of the checklist, in a dialog. */
export function KeysDialog({ open, onClose, isOn, onSwitch }: KeysDialogProps) {
  usePreload(PARTS);
  return (
    <Dialog open={open} onClose={onClose} title="Keys">
      {open ? (
        <Later part={keysList}>{(KeysList) => <KeysList isOn={isOn} onSwitch={onSwitch} />}</Later>
      ) : null}
    </Dialog>
  );
}
