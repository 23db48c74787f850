import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { zipOf } from "@/lib/core/archives/testing/pack";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { live, openLive } from "./support/live";
import { OWNER, setUpOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

// The other installation: a database and a server of its own.
let elsewhere: TestApp | null = null;
test.afterAll(async () => {
  await elsewhere?.stop();
  if (elsewhere) removeDataDirectory(elsewhere.dataDirectory);
});

const COMPOSE = TYPICAL_SAMPLE["compose.yaml"];
const GOOD = {
  ...TYPICAL_SAMPLE,
  "compose.yaml": COMPOSE.replaceAll(/^ {2}(web|db):$/gm, "  $1:\n    read_only: true"),
};

/** Sends a repository, packed as a browser downloads it. */
async function uploadZip(page: Page, file: string, files: Readonly<Record<string, string>>) {
  writeFileSync(file, zipOf(Object.entries(files).map(([name, data]) => ({ name, data }))));
  await page.getByRole("main").getByRole("link", { name: "Add files" }).click();
  await expect(page.getByText("Ready. Files are read in this browser first")).toBeVisible();
  await page.locator('input[data-choose="files"]').setInputFiles(file);
  await page.getByRole("button", { name: /^Send \d/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "The files are in" })).toBeVisible();
}

test("a repository gets a level, gets worse, is compared with what it was, and moves to another installation", async ({
  page,
  browser,
  makeProject,
}, testInfo) => {
  test.slow();
  const project = await makeProject({ name: "quay", platform: "compose" });
  await openLive(page, project.href("evidence"));
  await uploadZip(page, testInfo.outputPath("quay.zip"), GOOD);
  await page.getByRole("button", { name: /^Fill the \d+ blanks$/ }).click();
  const said = page.getByRole("region", { name: "Review" }).getByRole("status");
  await expect(said).toHaveText(/answers are verified/);

  await openLive(page, project.href("snapshots"));
  await page.getByRole("button", { name: "Take snapshot" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("First files");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "First files" })).toBeVisible();
  const compare = page.getByRole("link", { name: "Compare with today" });
  const comparison = await compare.getAttribute("href");

  await openLive(page, project.href("evidence"));
  await uploadZip(page, testInfo.outputPath("quay.zip"), TYPICAL_SAMPLE);
  const since = page.getByRole("region", { name: "Since the last upload" });
  await expect(since).toContainText("1 Regressed");
  await page
    .locator("#review-CTR-2")
    .getByRole("button", { name: /^Take Not met/ })
    .click();
  await expect(said).toHaveText("CTR-2 is Not met, verified.");

  await page.goto(comparison ?? "");
  await expect(page.getByRole("heading", { name: "Regressed 1" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "CTR-2" })).toContainText(
    /Met.*Not met/s,
  );
  await page.goto(project.href("history"));
  const days = page.getByRole("table");
  await expect(days).toContainText("Files changed 2 times by");
  await expect(days).toContainText("Snapshot “First files” by");
  await expect(page.getByText("took the snapshot “First files”")).toBeVisible();
  await expectSound(page);

  await page.goto(project.href("settings"));
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export the project" }).click();
  const file = testInfo.outputPath("quay.plimsoll.json.gz");
  await (await downloading).saveAs(file);

  elsewhere = await startTestApp();
  const context = await browser.newContext({
    baseURL: elsewhere.url,
    storageState: { cookies: [], origins: [] },
  });
  const there = await context.newPage();
  await setUpOnPage(there, elsewhere.setupCode, OWNER);
  await there.waitForURL("**/projects**");
  await there.goto("/projects/import");
  await live(there);
  await there.getByLabel("File").setInputFiles(file);
  await there.getByRole("button", { name: "Import" }).click();
  await expect(there).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  const here = there.url();
  await page.goto(project.href());
  const level = await page.getByRole("heading", { level: 1 }).textContent();
  await expect(there.getByRole("heading", { level: 1 })).toHaveText(level ?? "");

  await there.goto(`${here}/evidence`);
  await expect(there.getByRole("table", { name: "Files" })).toContainText("compose.yaml");
  await there.goto(`${here}/snapshots`);
  await there.getByRole("link", { name: "First files", exact: true }).click();
  await there.getByRole("link", { name: "Compare with today" }).click();
  await expect(there.getByRole("heading", { name: "Regressed 1" })).toBeVisible();
  await there.goto(`${here}/history`);
  await expect(there.getByText("imported the project")).toBeVisible();
  await expectSound(there);
  await context.close();
});
