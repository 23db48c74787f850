import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { Client } from "pg";
import { type EmbeddedDatabase, startEmbedded } from "../scripts/database/embedded";
import { prepareSchema } from "../scripts/database/prepare";
import { PROJECT } from "../scripts/project";
import { makeTemporaryData } from "../scripts/testing/temporary-data";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { openLive } from "./support/live";
import { OWNER, setUpOnPage, signInOnPage } from "./support/people";

// Two instances of the app on one database, each with a browser of its own.
let database: EmbeddedDatabase;
let dataDirectory: string;
const running: TestApp[] = [];

test.beforeAll(async () => {
  dataDirectory = makeTemporaryData();
  database = await startEmbedded({ project: PROJECT, dataDirectory, durable: false });
  await prepareSchema({ project: PROJECT, ...database });
});

test.afterAll(async () => {
  for (const app of running.splice(0)) await app.stop();
  await database?.stop();
  removeDataDirectory(dataDirectory);
});

async function start(name: string, port?: number): Promise<TestApp> {
  const { appUrl, ownerUrl, secrets } = database;
  const app = await startTestApp({
    port,
    dataDirectory: join(dataDirectory, name),
    env: {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      NEXTAUTH_SECRET: secrets.authSecret,
    },
  });
  running.push(app);
  return app;
}

async function browserAt(browser: Browser, app: TestApp): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: app.url, storageState });
  return context.newPage();
}

async function makeProject(page: Page): Promise<string> {
  await page.goto("/projects/new");
  await page.getByLabel("Name").fill("harbour gate");
  await page.getByRole("radio", { name: "Production" }).check();
  await page.getByRole("radio", { name: "Compose" }).check();
  await page.getByRole("button", { name: "Make the project" }).click();
  await page.waitForURL("**/basics");
  return new URL(page.url()).pathname.replace(/\/basics$/, "");
}

/** Every revision of every answer, as the database has them. */
async function revisions(): Promise<string[]> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ said: string }>(
    "select concat_ws(' ', control, version, answer) as said from answer_revision order by control, version",
  );
  await client.end();
  return rows.map(({ said }) => said);
}

const places = (page: Page) => page.getByRole("navigation", { name: "Places in harbour gate" });
const row = (page: Page, name: string) => page.getByRole("link", { name });

test("an instance that is killed and comes back: its pages catch up by themselves, nothing is lost, nothing doubled", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  let one = await start("one");
  const here = await browserAt(browser, one);
  await setUpOnPage(here, one.setupCode, OWNER);
  await here.waitForURL("**/projects");
  const two = await start("two");
  const project = await makeProject(here);
  const there = await browserAt(browser, two);
  await signInOnPage(there, OWNER);
  await there.waitForURL("**/projects");
  await openLive(here, `${project}/checklist?control=CTR-1`);
  await openLive(there, `${project}/checklist?control=NET-1`);

  // What is saved at one instance is on the pages of the other, both ways.
  await there.keyboard.press("1");
  await expect(row(here, "Met NET-1")).toBeVisible();
  await here.keyboard.press("1");
  await expect(row(there, "Met CTR-1")).toBeVisible();

  await one.kill();
  running.splice(running.indexOf(one), 1);
  await there.keyboard.press("2");
  await there.keyboard.press("j");
  await there.keyboard.press("3");
  await expect(places(there)).toContainText("3 of 45");
  await here.keyboard.press("2"); // typed while its server is away
  await expect(here.getByText("1 answer is kept in this browser")).toBeVisible();
  await expect(row(here, "Met NET-1")).toBeVisible();

  one = await start("one", one.port);
  await expect(row(here, "Partly NET-1")).toBeVisible({ timeout: 30_000 });
  await expect(places(here)).toContainText("3 of 45");
  await here.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(row(there, "Partly CTR-1")).toBeVisible({ timeout: 30_000 });
  await here.keyboard.press("3"); // and the stream that was taken up again goes on
  await expect(row(there, "Not met CTR-1")).toBeVisible();
  await there.keyboard.press("u");
  await expect(places(here)).toContainText("2 of 45");
  expect(await revisions()).toEqual([
    "CTR-1 1 met",
    "CTR-1 2 partly",
    "CTR-1 3 not_met",
    "NET-1 1 met",
    "NET-1 2 partly",
    expect.stringMatching(/^NET-\d 1 not_met$/),
    expect.stringMatching(/^NET-\d 2$/),
  ]);

  // A connection that breaks off under an open stream is taken up again where it was.
  await here.context().setOffline(true);
  await there.keyboard.press("1");
  await expect(places(there)).toContainText("3 of 45");
  await here.context().setOffline(false);
  await expect(places(here)).toContainText("3 of 45");
  for (const page of [here, there]) await page.context().close();
});
