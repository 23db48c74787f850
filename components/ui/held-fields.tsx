"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { nothingToWatch } from "./nothing-to-watch";

/**
 * Fields that mean nothing without scripts: until those are there nothing can be typed or sent, which would be lost. They
 * look as they will (app/globals.css).
 */
export function HeldFields({ className, children }: { className: string; children: ReactNode }) {
  const isReady = useSyncExternalStore(
    nothingToWatch,
    () => true,
    () => false,
  );
  return (
    <fieldset disabled={!isReady} data-waiting={!isReady || undefined} className={className}>
      {children}
    </fieldset>
  );
}
