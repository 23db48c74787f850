"use client";

import { Dialog } from "@/components/ui/dialog";
import type { ControlId, Platform } from "@/lib/core/model/words";
import { ControlHelp } from "./control-help";

interface HelpDialogProps {
  /** The control that help is asked for; null: closed. */
  control: ControlId | null;
  platform: Platform;
  onClose: () => void;
}

/** The help of a control where it has no column of its own: a sheet that is loaded when it opens. */
export function HelpDialog({ control, platform, onClose }: HelpDialogProps) {
  return (
    <Dialog open={control !== null} onClose={onClose} title="Help" variant="sheet">
      {control === null ? null : <ControlHelp control={control} platform={platform} />}
    </Dialog>
  );
}
