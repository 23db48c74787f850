import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { freePort } from "../scripts/start/port";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { type Complaints, listenTo } from "./support/complaints";
import { OWNER, setUpOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { type SsoProvider, startSsoProvider } from "./support/sso-provider";

// One story, told on an app with a real provider beside it.
test.describe.configure({ mode: "serial" });
let app: TestApp;
let provider: SsoProvider;
let opened: { context: BrowserContext; complaints: Complaints }[] = [];

test.beforeAll(async ({ browser }) => {
  const port = await freePort();
  provider = await startSsoProvider(`http://127.0.0.1:${port}`, await freePort());
  app = await startTestApp({ port, env: provider.env });
  const page = await freshPage(browser);
  await setUpOnPage(page, app.setupCode, OWNER);
  await expect(page).toHaveURL("/projects");
  await close();
});
test.afterEach(close);
test.afterAll(async () => {
  await app.stop();
  await provider.stop();
  removeDataDirectory(app.dataDirectory);
});

async function close(): Promise<void> {
  for (const { context, complaints } of opened) {
    await context.close();
    complaints.check();
  }
  opened = [];
}

/** A browser that has never been here. */
async function freshPage(browser: Browser): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: app.url, storageState });
  const complaints = listenTo(context);
  complaints.expect(/fonts\.googleapis\.com|localhost:\d+\/favicon\.ico/); // of the provider's own pages
  opened.push({ context, complaints });
  return context.newPage();
}

/** Goes to the provider and signs in there as a subject; ends where that leads. */
async function comeAs(page: Page, subject: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with Nordhavn ID" }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.getByPlaceholder("Enter any login").fill(subject);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${app.url}/**`);
}

/** Somebody new at the provider. */
function account(subject: string, groups: string[], over: Record<string, unknown> = {}): void {
  const email = `${subject}@nordhavn.example`;
  const claims = { email, email_verified: true, name: `Person ${subject}`, groups };
  provider.accounts.set(subject, { ...claims, ...over });
}

test("whoever the provider vouches for comes in with the role of their groups, and follows them", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  await page.goto("/sign-in");
  await expectSound(page);
  account("rikke", ["canteen", "security"]);
  await comeAs(page, "rikke");
  await expect(page).toHaveURL("/projects");
  await page.goto("/account");
  await expect(page.getByText("rikke@nordhavn.example, reviewer in Nordhavn")).toBeVisible();
  await expect(page.getByText(/with single sign-on/)).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveCount(0);
  await expectSound(page);

  await page.getByRole("button", { name: "Sign out of this browser" }).click();
  account("rikke", ["builders"]);
  const later = await freshPage(browser);
  await comeAs(later, "rikke");
  await later.goto("/account");
  await expect(later.getByText("rikke@nordhavn.example, assessor in Nordhavn")).toBeVisible();
});
