"use client";

import { useState } from "react";
import type { ControlId, LevelReached } from "@/lib/core/model/words";

export interface LevelChange {
  readonly from: LevelReached | null;
  readonly to: LevelReached;
  /** The question that was in focus when it changed. */
  readonly at: ControlId;
}

/** The last change of the declared level while this page is open; null before the first. */
export function useLevelChange(
  declared: LevelReached | null,
  control: ControlId,
): LevelChange | null {
  const [seen, setSeen] = useState(declared);
  const [change, setChange] = useState<LevelChange | null>(null);
  if (declared !== seen) {
    setSeen(declared);
    setChange(declared === null ? null : { from: seen, to: declared, at: control });
  }
  return change;
}
