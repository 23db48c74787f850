"use client";

import { useState, useSyncExternalStore } from "react";
import { nothingToWatch } from "@/components/ui/nothing-to-watch";

const KEY = "plimsoll:keys";

/** Whether single keys act, and the switch: who dictates or uses a switch device turns them off, and they stay off. */
export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  const stored = useSyncExternalStore(nothingToWatch, singleKeysAct, () => true);
  const [chosen, setChosen] = useState<boolean | null>(null);
  return [
    chosen ?? stored,
    (isOn) => {
      setChosen(isOn);
      try {
        if (isOn) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, "off");
      } catch {
        // holds for this visit only
      }
    },
  ];
}

/** Whether single keys act in this browser, as it was last chosen. */
export function singleKeysAct(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}
