import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { OWNER } from "./support/people";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

/** Assesses a sample on the page without an account, and keeps it. */
async function keepSample(page: Page, name: RegExp): Promise<void> {
  await page.goto("/try");
  await expect(page.getByText("Ready. From here on")).toBeVisible();
  await page.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Keep this as a project" }).click();
}

test("what was tried without an account becomes a project, sent only after it was listed", async ({
  stranger: page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/api/projects/")) {
      sent.push(gunzipSync(request.postDataBuffer() ?? Buffer.alloc(0)).toString());
    }
  });
  await keepSample(page, /password written out/);
  await expect(page).toHaveURL(/\/sign-in\?then=keep/);
  await page.getByLabel("Email").fill(OWNER.email);
  await page.getByLabel("Password").fill(OWNER.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  await expect(page).toHaveURL("/keep");
  const list = page.getByRole("list", { name: "Files to send" });
  await expect(list).toContainText("compose.yaml");
  await expectSound(page);
  expect(sent).toEqual([]);

  await page.getByLabel("Name").fill("kept shop");
  await page.getByRole("radio", { name: /Staging/ }).check();
  await page.getByRole("button", { name: "Make the project" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain("█");
  expect(sent[0]).not.toContain("harbour-lantern-9");

  // The server's own answers, verified, and nothing left in the browser.
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Not assessed");
  await page.goto("/keep");
  await expect(page.getByText("Nothing is kept in this browser")).toBeVisible();
});

test("kept files are discarded on request, and nothing is sent", async ({ page }) => {
  await keepSample(page, /A typical repository/);
  await expect(page).toHaveURL("/keep");
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect(page.getByText("Nothing is kept in this browser")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Nothing is kept in this browser")).toBeVisible();
});

test("a viewer keeps nothing, by page or by request", async ({ member }) => {
  const page = await member("viewer");
  await page.goto("/keep");
  await expect(page.getByText("Your role does not make projects.")).toBeVisible();
  const { origin } = new URL(page.url());
  const answer = await page.request.post("/api/projects/kept", { data: {}, headers: { origin } });
  expect(answer.status()).toBe(403);
});
