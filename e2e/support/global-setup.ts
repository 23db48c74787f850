import { join } from "node:path";
import { chromium, type FullConfig } from "@playwright/test";
import { commandEnvironment } from "../../scripts/command-environment";
import { openDatabase } from "../../scripts/database/open";
import { keepSecrets } from "../../scripts/database/secrets";
import { removeDataDirectory, startTestApp, type TestApp } from "./app";
import { OWNER, setUpOnPage } from "./people";

/**
 * Starts the app that the journeys share, on a port and a database of its own, and sets it up. What the tests need
 * to know of it is in the environment: `PLIMSOLL_E2E_URL`, `PLIMSOLL_E2E_STATE` (the owner's session, a file),
 * `PLIMSOLL_E2E_DATABASE` and `PLIMSOLL_E2E_SECRET` (what signs its sessions). Returns how to stop it.
 */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  const app = await startTestApp();
  const stop = async () => {
    await app.stop();
    removeDataDirectory(app.dataDirectory);
  };
  try {
    const state = join(app.dataDirectory, "owner-session.json");
    await setUp(app, state, config);
    const database = await openDatabase({
      ...commandEnvironment(),
      dataDirectory: app.dataDirectory,
    });
    process.env.PLIMSOLL_E2E_URL = app.url;
    process.env.PLIMSOLL_E2E_STATE = state;
    process.env.PLIMSOLL_E2E_DATABASE = database.appUrl;
    process.env.PLIMSOLL_E2E_SECRET = keepSecrets(app.dataDirectory).authSecret;
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function setUp(app: TestApp, state: string, config: FullConfig): Promise<void> {
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    const page = await browser.newPage({ baseURL: app.url });
    await setUpOnPage(page, app.setupCode, OWNER);
    await page.waitForURL("**/projects");
    await page.context().storageState({ path: state });
  } finally {
    await browser.close();
  }
}
