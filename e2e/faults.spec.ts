import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type EmbeddedDatabase, startEmbedded } from "../scripts/database/embedded";
import { PROJECT } from "../scripts/project";
import { makeTemporaryData } from "../scripts/testing/temporary-data";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { OWNER, setUpOnPage } from "./support/people";

// Each of these has an app of its own: it is killed, or its database taken away.
const QUESTIONS = ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"];
const KEPT = /Kept in this browser since/;
const SAVED = /Saved \d\d:\d\d/;

const question = (page: Page, control: string) => page.locator(`[data-question="${control}"]`);

async function answer(page: Page, control: string, word = "Met"): Promise<void> {
  await question(page, control).getByText(word, { exact: true }).first().click();
}

/** The questions of a page that say so. */
async function saying(page: Page, words: RegExp): Promise<string[]> {
  const said = page.locator("[data-question]").filter({ hasText: words });
  return said.evaluateAll((all) => all.map((it) => it.getAttribute("data-question") ?? ""));
}

/** Opens the basics of a new project as the person who has just set the app up. */
async function basicsOfNewProject(browser: Browser, app: TestApp): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: app.url, storageState });
  const page = await context.newPage();
  await setUpOnPage(page, app.setupCode, OWNER);
  await page.waitForURL("**/projects");
  await page.goto("/projects/new");
  await page.getByLabel("Name").fill("booking-api");
  await page.getByRole("radio", { name: "Production" }).check();
  await page.getByRole("radio", { name: "Compose" }).check();
  await page.getByRole("button", { name: "Make the project" }).click();
  await page.waitForURL("**/basics");
  return page;
}

/** What a browser sees that has the same session and nothing kept of its own. */
async function answersElsewhere(browser: Browser, page: Page): Promise<string[]> {
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext({ storageState: { cookies, origins: [] } });
  const other = await context.newPage();
  await other.goto(page.url());
  const met = other.locator("[data-question]", {
    has: other.getByRole("radio", { name: "Met", exact: true, checked: true }),
  });
  await expect(other.getByRole("heading", { name: "The four basics" })).toBeVisible();
  const found = await met.evaluateAll((all) =>
    all.map((it) => it.getAttribute("data-question") ?? ""),
  );
  await context.close();
  return found;
}

test("kill -9 in the middle of saving: what was shown as saved is there, the rest is kept and sent later", async ({
  browser,
}) => {
  test.slow(); // two starts, the first with a new database
  let app = await startTestApp();
  const { dataDirectory, port } = app;
  try {
    const page = await basicsOfNewProject(browser, app);
    for (const control of QUESTIONS) await answer(page, control);
    await expect(page.getByText(SAVED).first()).toBeVisible();
    await app.kill();
    await expect
      .poll(async () => [...(await saying(page, SAVED)), ...(await saying(page, KEPT))].sort())
      .toEqual([...QUESTIONS].sort());
    const saved = await saying(page, SAVED);
    await question(page, "CTR-1").getByRole("button", { name: "Add a note" }).click();
    await page.getByLabel("Note").fill("typed while the server was away");
    await expect(question(page, "CTR-1").getByText(KEPT)).toBeVisible();

    app = await startTestApp({ dataDirectory, port });
    expect(app.setupCode).toBeNull();
    expect(await answersElsewhere(browser, page)).toEqual(expect.arrayContaining(saved));
    // By itself, at the next try or when the page is looked at again.
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText(KEPT)).toHaveCount(0);
    expect(await answersElsewhere(browser, page)).toEqual(QUESTIONS);
    await page.reload();
    await expect(page.getByText("typed while the server was away")).toBeVisible();
    await page.context().close();
  } finally {
    await app.stop();
    removeDataDirectory(dataDirectory);
  }
});

test("a database that goes away: readiness says so, what is typed is kept and sent later, no internals get out", async ({
  browser,
}) => {
  test.slow(); // a database of its own, stopped and started
  const dataDirectory = makeTemporaryData();
  const database = await startEmbedded({ project: PROJECT, dataDirectory, durable: false });
  let app: TestApp | undefined;
  try {
    app = await startTestApp({
      dataDirectory: join(dataDirectory, "app"),
      env: addresses(database),
    });
    const page = await basicsOfNewProject(browser, app);
    await answer(page, "CTR-1");
    await expect(question(page, "CTR-1").getByText(SAVED)).toBeVisible();
    const ready = () => page.request.get("/api/ready");
    expect((await ready()).status()).toBe(200);

    const told = await listenToSaves(page);
    await database.server().stop();
    const unready = await ready();
    expect(unready.status()).toBe(503);
    expect(await unready.json()).toEqual({ status: "unreachable" });
    expect((await page.request.get("/api/health")).status()).toBe(200);
    await answer(page, "IMG-2");
    await expect(page.getByText(/^The server cannot save now since/)).toBeVisible();
    await expect(question(page, "IMG-2").getByText(KEPT)).toBeVisible();
    await expect(question(page, "CTR-1").getByText(SAVED)).toBeVisible();
    const other = await page.context().newPage();
    expect((await other.goto("/projects"))?.status()).toBe(500);
    await expect(other.getByRole("heading", { name: "This page could not be shown" })) //
      .toBeVisible();
    expect(told.join()).toContain('"code":"UNAVAILABLE"');
    const texts = [...told, await (await page.request.get("/projects")).text()].join("\n");
    const internals = [
      /\n\s+at \S+ ?\(/,
      /Prisma\w*Error|PrismaClient/,
      /postgres(ql)?:/,
      /node_modules/,
      /\b(ECONN|ENOENT|57P01)/,
    ];
    for (const internal of internals) expect(texts.match(internal)).toBeNull();
    for (const path of [dataDirectory, database.socketDirectory, PROJECT]) {
      expect(texts.includes(path), path).toBe(false);
    }

    await database.restart();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(question(page, "IMG-2").getByText(SAVED)).toBeVisible();
    expect((await ready()).status()).toBe(200);
    expect(await answersElsewhere(browser, page)).toEqual(["CTR-1", "IMG-2"]);
    await other.getByRole("button", { name: "Try again" }).click();
    await expect(other.getByRole("heading", { name: "Projects" })).toBeVisible();
    await page.context().close();
  } finally {
    await app?.stop();
    await database.stop();
    removeDataDirectory(dataDirectory);
  }
});

/** What the server answers to the page's saves from now on, word for word. */
async function listenToSaves(page: Page): Promise<string[]> {
  const texts: string[] = [];
  await page.route("**", async (route) => {
    if (route.request().method() !== "PUT") return route.fallback();
    const response = await route.fetch();
    texts.push(await response.text());
    await route.fulfill({ response });
  });
  return texts;
}

function addresses({ appUrl, ownerUrl, secrets }: EmbeddedDatabase): Record<string, string> {
  return {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    NEXTAUTH_SECRET: secrets.authSecret,
  };
}
