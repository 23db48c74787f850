type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/**
 * Whether a key opens the palette: Ctrl+K or ⌘K everywhere, `/` where nobody types and single keys act.
 * On some keyboards `/` needs Shift.
 */
export function opensPalette(pressed: Pressed, isTyping: boolean, singleKeys: boolean): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed;
  if (altKey) return false;
  if (ctrlKey !== metaKey) return key.toLowerCase() === "k" && !shiftKey;
  return key === "/" && !ctrlKey && !isTyping && singleKeys;
}

/** Whether a key pressed there is text. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}
