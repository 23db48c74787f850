import { makeTemporaryData } from "../scripts/testing/temporary-data";
import { removeDataDirectory, startTestApp } from "./support/app";
import { signInOnPage } from "./support/people";
import { expect, test } from "./support/test";

test("the demo prints sign-ins that work, shows six projects, and keeps both over a restart", async ({
  browser,
}) => {
  test.slow(); // two starts, the first with a new database
  const data = makeTemporaryData();
  try {
    const first = await startTestApp({ demo: true, dataDirectory: data });
    expect(first.dataDirectory).toBe(`${data}/demo`);
    expect(first.signIns).toHaveLength(8);
    await first.stop();

    const second = await startTestApp({ demo: true, dataDirectory: data, port: first.port });
    expect(second.signIns).toEqual(first.signIns);
    const context = await browser.newContext({
      baseURL: second.url,
      storageState: { cookies: [], origins: [] },
    });
    const page = await context.newPage();
    await signInOnPage(page, { email: "", password: "", ...second.signIns[0] });
    await page.waitForURL("**/projects");
    for (const name of ["route-planner", "label-printer", "shipment-etl", "edge-gateway"]) {
      await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
    }
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await context.close();
    expect(await second.stop()).toBe(0);
  } finally {
    removeDataDirectory(data);
  }
});

test("the demo refuses a database that is named", async () => {
  const env = { DATABASE_URL: "postgresql://app:hunter2@127.0.0.1:1/plimsoll" };
  const said = await startTestApp({ demo: true, env }).catch((error: unknown) => String(error));
  expect(said).toMatch(/brings a database of its own and fills no other/);
  expect(said).not.toContain("hunter2");
});
