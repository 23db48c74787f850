import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { compareHref } from "@/components/project/hrefs";
import { openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

test("a snapshot is taken, stays as it was when an answer changes, is compared with today, and its file has its digest", async ({
  page,
  makeProject,
}) => {
  test.slow();
  const project = await makeProject({
    answers: {
      "CTR-1": { answer: "met", note: "USER node in **every** Dockerfile", ownerName: "Platform" },
      "IMG-2": { answer: "partly", links: ["https://wiki.example/tags"] },
      "NET-4": "not_applicable",
    },
  });
  await openLive(page, project.href());
  await page.getByRole("link", { name: "Snapshots" }).click();
  await expect(page.getByRole("heading", { name: "No snapshot yet" })).toBeVisible();
  await expectSound(page);

  await page.getByRole("button", { name: "Take snapshot" }).click();
  const dialog = page.getByRole("dialog", { name: "Take snapshot" });
  await dialog.getByRole("button", { name: "Take it" }).click();
  await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByText("Give the snapshot a name.").first()).toBeVisible();
  await expectSound(page);
  await dialog.getByLabel("Name").fill("Before the audit");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { level: 1, name: "Before the audit" })).toBeVisible();
  const frozen = page.url();
  const answers = page.getByRole("region", { name: "Answers" }).getByRole("listitem");
  const first = answers.filter({ hasText: "CTR-1" });
  await expect(first).toContainText("Met");
  await expect(first.locator("strong")).toHaveText("every");
  await expect(first).toContainText("Owner: Platform");
  await expectSound(page);
  const shown = (await page.getByRole("main").textContent()) ?? "";

  await project.answer("CTR-1", { answer: "not_met", note: "one of them is root" });
  await project.answer("SEC-1", "met");
  await page.goto(frozen);
  await expect(page.getByRole("main")).toHaveText(shown);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download JSON" }).click();
  const bytes = readFileSync(await (await downloading).path());
  const digest = createHash("sha256").update(bytes).digest("hex");
  await expect(page.getByText(digest)).toBeVisible();

  await page.getByRole("link", { name: "Compare with today" }).click();
  const changes = page.getByRole("region", { name: "2 controls" });
  await expect(changes.getByRole("heading", { name: "Regressed 1" })).toBeVisible();
  await expect(changes.getByRole("listitem").filter({ hasText: "CTR-1" })).toContainText(
    /Met.*Not met/s,
  );
  await expect(changes.getByRole("listitem").filter({ hasText: "SEC-1" })).toContainText(
    /Unanswered.*Met/s,
  );
  await expect(
    page.getByRole("table", { name: "Areas of both states" }).getByRole("row"),
  ).toHaveCount(8);
  await expectSound(page);

  await page.getByLabel("To", { exact: true }).selectOption(frozen.split("/").at(-1) ?? "");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible();

  await page.getByRole("link", { name: "Snapshots" }).click();
  await expect(page.getByRole("link", { name: "Open Before the audit" })).toBeVisible();
  await expectSound(page);
});

test("a day is rebuilt from the log of changes, by a plain form without scripts", async ({
  browser,
  baseURL,
  makeProject,
}) => {
  const project = await makeProject({ answers: { "CTR-1": "met" } });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: process.env.PLIMSOLL_E2E_STATE,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  const today = new Date().toISOString().slice(0, 10);
  await page.goto(compareHref(project.id));
  await page.getByLabel("From", { exact: true }).selectOption("day");
  await page.getByRole("group", { name: "From" }).getByLabel("Day").fill(today);
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("heading", { name: "Nothing differs" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("from-day")).toBe(today);
  await context.close();
});

test("an address that names no state says what is wrong with it", async ({ page, makeProject }) => {
  const project = await makeProject();
  const wrong: readonly (readonly [from: string, problem: RegExp])[] = [
    ["2026-02-30", /Choose a snapshot, a day, or today/],
    ["2999-01-01", /still to come/],
    ["2001-01-01", /The project was made on/],
    ["0193a1b2-0000-7000-8000-00000000abcd", /does not exist in this project/],
  ];
  for (const [from, problem] of wrong) {
    await page.goto(compareHref(project.id, from, "today"));
    await expect(page.getByLabel("From", { exact: true })).toHaveAccessibleDescription(problem);
  }
  await expectSound(page);
});

test("a viewer opens snapshots and takes none", async ({ member, makeProject, commands }) => {
  const project = await makeProject({ answers: { "CTR-1": "met" } });
  const viewer = await member("viewer");
  await viewer.goto(project.href("snapshots"));
  await expect(viewer.getByText("Owners and assessors take snapshots.")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Take snapshot" })).toHaveCount(0);
  await commands.takeSnapshotOf(project.id, "By the owner");
  await viewer.reload();
  await viewer.getByRole("link", { name: "Open By the owner" }).click();
  await expect(viewer.getByRole("heading", { level: 1, name: "By the owner" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Take snapshot" })).toHaveCount(0);
});
