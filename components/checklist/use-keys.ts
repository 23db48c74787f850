"use client";

import { useEffect, useEffectEvent } from "react";
import { type KeyCommand, keyCommand, keyPlace } from "./key-command";

/** Listens to the keys of the checklist while `isOn`. Keys typed into a field never reach it. */
export function useKeys(isOn: boolean, onCommand: (command: KeyCommand) => void): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const command = keyCommand(event, keyPlace(event.target));
    if (!command) return;
    event.preventDefault();
    onCommand(command);
  });
  useEffect(() => {
    if (!isOn) return;
    const listener = (event: KeyboardEvent) => take(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isOn]);
}
