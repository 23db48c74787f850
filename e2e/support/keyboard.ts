import { expect, type Locator } from "@playwright/test";

const FAR = 100;

/** Moves the focus with Tab, or back with Shift, until it is on the element or inside it: as somebody without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses += 1) {
    const way = await target.evaluate((element) => {
      const active = document.activeElement ?? document.body;
      if (element.contains(active)) return null;
      const isBefore = active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore && active !== document.body ? "Shift+Tab" : "Tab";
    });
    if (!way) return;
    await target.page().keyboard.press(way);
  }
  throw new Error(`${FAR} presses of Tab did not reach ${target}.`);
}
