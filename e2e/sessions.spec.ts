import type { Browser, BrowserContext, Page } from "@playwright/test";
import { live, openLive } from "./support/live";
import { type Person, signInOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const opened: BrowserContext[] = [];
test.afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});

async function makePerson(): Promise<Person> {
  const { makeMember } = await import("./support/members");
  return makeMember("viewer", "Ines Roth");
}

/** Another browser in which somebody signs in. */
async function signedIn(browser: Browser, person: Person, userAgent?: string): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ storageState, userAgent });
  opened.push(context);
  const page = await context.newPage();
  await signInOnPage(page, person);
  await page.waitForURL("**/projects");
  return page;
}

async function sessionCookieOf(context: BrowserContext) {
  const cookie = (await context.cookies()).find(({ name }) => name.includes("session"));
  if (!cookie) throw new Error("no cookie");
  return cookie;
}

test("the account page lists one's browsers and signs one of them out, and its open pages with it", async ({
  browser,
  makeProject,
}) => {
  const project = await makeProject();
  const ines = await makePerson();
  const here = await signedIn(browser, ines, "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0");
  const phone = await signedIn(browser, ines, "Mozilla/5.0 (iPhone) Version/19.0 Safari/604.1");
  await openLive(phone, project.href("checklist"));
  await here.goto("/account");
  await live(here);
  const rows = here.getByRole("listitem").filter({ hasText: "Last seen" });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "This browser" })).toContainText("Firefox on Linux");
  await expectSound(here);

  await here.getByRole("button", { name: "Sign out of Safari on iPhone" }).click();
  await expect(here.getByText("Safari on iPhone is signed out")).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(phone).toHaveURL("/sign-in"); // by itself
});

test("a page without a connection while its session is ended goes to sign-in once it has one", async ({
  browser,
  makeProject,
}) => {
  const project = await makeProject();
  const ines = await makePerson();
  const here = await signedIn(browser, ines);
  const there = await signedIn(browser, ines);
  await there.context().route("**/api/live?*", (route) => route.abort());
  await openLive(there, project.href("checklist"));
  await here.goto("/account");
  await live(here);
  await here.getByRole("button", { name: "Sign out of all others" }).click();
  await expect(here.getByText("The other browsers are signed out")).toBeVisible();
  await expect(there).toHaveURL(project.href("checklist"));
  await there.context().unroute("**/api/live?*");
  await expect(there).toHaveURL("/sign-in"); // by itself
});

test("the account page signs all other browsers out, and this one", async ({ browser }) => {
  const ines = await makePerson();
  const here = await signedIn(browser, ines);
  const there = await signedIn(browser, ines);
  await here.goto("/account");
  await live(here);
  await here.getByRole("button", { name: "Sign out of all others" }).click();
  await expect(here.getByText("The other browsers are signed out")).toBeVisible();
  await there.goto("/projects");
  await expect(there).toHaveURL("/sign-in");
  await here.getByRole("button", { name: "Sign out of this browser" }).click();
  await expect(here).toHaveURL("/sign-in");
});

test("a session's cookie that was edited, kept from before a sign-out, or made up opens nothing", async ({
  browser,
}) => {
  const page = await signedIn(browser, await makePerson());
  const context = page.context();
  const cookie = await sessionCookieOf(context);
  const { value } = cookie;
  const middle = Math.floor(value.length / 2);
  const edited = `${value.slice(0, middle)}${value[middle] === "A" ? "B" : "A"}${value.slice(middle + 1)}`;

  async function expectRefused(forged: string) {
    await context.addCookies([{ ...cookie, value: forged }]);
    await page.goto("/projects");
    await expect(page).toHaveURL("/sign-in");
    expect((await page.request.get(`/api/live?project=${crypto.randomUUID()}`)).status()).toBe(401);
  }
  await expectRefused(edited);
  await expectRefused("eyJhbGciOiJub25lIn0.eyJwZXJzb25JZCI6IjEifQ.");
  await context.addCookies([cookie]);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out of this browser" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expectRefused(value);
});
