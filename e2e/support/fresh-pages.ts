import { type Browser, type Page, test } from "@playwright/test";
import { type Complaints, listenTo } from "./complaints";

/**
 * Browsers that have never been at an app, for the tests of a file that have one of their own. After each test they must
 * have complained of nothing.
 * @returns what opens a page in a new one.
 */
export function freshPages(url: () => string): (browser: Browser) => Promise<Page> {
  let heard: Complaints[] = [];
  test.afterEach(() => {
    for (const complaints of heard) complaints.check();
    heard = [];
  });
  return async (browser) => {
    const storageState = { cookies: [], origins: [] };
    const context = await browser.newContext({ baseURL: url(), storageState });
    heard.push(listenTo(context));
    return context.newPage();
  };
}
