import { type Browser, type BrowserContext, type Page, test } from "@playwright/test";
import { type Complaints, listenTo } from "./complaints";

/**
 * Browsers that have never been at an app, for the tests of a file that have one of their own. They are closed after
 * each test, and must have complained of nothing but what is expected.
 * @returns what opens a page in a new one.
 */
export function freshPages(
  url: () => string,
  expected: readonly RegExp[] = [],
): (browser: Browser) => Promise<Page> {
  let opened: { readonly context: BrowserContext; readonly complaints: Complaints }[] = [];
  test.afterEach(async () => {
    const left = opened;
    opened = [];
    for (const { context } of left) await context.close();
    for (const { complaints } of left) complaints.check();
  });
  return async (browser) => {
    const storageState = { cookies: [], origins: [] };
    const context = await browser.newContext({ baseURL: url(), storageState });
    const complaints = listenTo(context);
    for (const text of expected) complaints.expect(text);
    opened.push({ context, complaints });
    return context.newPage();
  };
}
