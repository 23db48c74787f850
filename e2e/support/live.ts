import type { Page } from "@playwright/test";

/** Waits until a page's scripts are there: what is pressed before that goes nowhere, or where it goes without scripts. */
export async function live(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document).some((key) => key.startsWith("__reactContainer")),
  );
}

/** Opens a page and waits until its scripts have taken it over: a key that is pressed before that goes nowhere. */
export async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const content = document.querySelector("#main button, #main input, #main a");
    return content && Object.keys(content).some((key) => key.startsWith("__reactProps"));
  });
  // What listens to keys is attached a task later: an idle browser has no task left. A busy machine may not tell a page
  // behind another one that it is idle; by the bound it has long been.
  await page.evaluate(() => {
    const idle = () =>
      new Promise<unknown>((done) => requestIdleCallback(done, { timeout: 5_000 }));
    return idle().then(idle);
  });
}

/**
 * Opens a page with the form that sets an authenticator app up, and waits until its scripts have taken that over. Forms
 * that work without scripts hold fields that they never do, which `openLive` would wait for.
 */
export async function openAccount(page: Page, path = "/account"): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const field = document.querySelector("#begin-password");
    return field && Object.keys(field).some((key) => key.startsWith("__reactProps"));
  });
}
