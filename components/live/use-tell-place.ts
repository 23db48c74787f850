"use client";

import { useEffect } from "react";
import type { ControlId } from "@/lib/core/model/words";
import { tabStream, tellPlace } from "./browser";

/** A place counts once somebody has stayed there. Milliseconds. */
const STAYED = 400;

/** Tells the others at which control this page is, anew after each break, until it is left. */
export function useTellPlace(projectId: string, control: ControlId): void {
  useEffect(() => {
    const timer = setTimeout(() => void tellPlace(projectId, control), STAYED);
    const stop = tabStream().follow(projectId, ({ event }) => {
      if (event === "hello") void tellPlace(projectId, control);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [projectId, control]);
  useEffect(() => () => void tellPlace(projectId, null), [projectId]);
}
