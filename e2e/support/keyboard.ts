import { expect, type Locator } from "@playwright/test";

const FAR = 150;

/** Moves the focus on with Tab until it is on the element or inside it, as somebody without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await target.page().keyboard.press("Tab");
  }
  throw new Error(`${FAR} presses of Tab did not reach ${target}.`);
}
