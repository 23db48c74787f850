import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

test("a project is exported as a file, and imported with its answers, history and snapshots; a changed file is refused", async ({
  page,
  makeProject,
  complaints,
}, testInfo) => {
  test.slow();
  complaints.expect(/status of 422/);
  const project = await makeProject({
    answers: {
      "CTR-1": { answer: "met", note: "USER node in **every** Dockerfile", ownerName: "Platform" },
      "NET-4": "not_applicable",
    },
  });
  await page.goto(project.href("settings"));
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export the project" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.plimsoll\.json\.gz$/);
  const bytes = readFileSync(await download.path());
  const sealed = JSON.parse(gunzipSync(bytes).toString());
  expect(sealed.file.project.id).toBe(project.id);

  await page.goto("/projects/new");
  await page.getByRole("link", { name: "Import a project" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import a project" })).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page.getByText("Choose the file of a project.").first()).toBeVisible();
  await expectSound(page);

  // Somebody changed an answer by hand.
  const changed = testInfo.outputPath("changed.plimsoll.json.gz");
  const lie = JSON.stringify(sealed).replace('"answer":"not_applicable"', '"answer":"met"');
  expect(lie).not.toBe(JSON.stringify(sealed));
  writeFileSync(changed, gzipSync(lie));
  await page.getByLabel("File").setInputFiles(changed);
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page.getByText("its digest is another").first()).toBeVisible();

  // What is no file of ours, and what is no JSON at all.
  for (const [name, text, words] of [
    ["other.json", "{}", "This is no project that Plimsoll exported."],
    ["words.json", "hello", "This is no JSON."],
  ] as const) {
    const other = testInfo.outputPath(name);
    writeFileSync(other, text);
    await page.getByLabel("File").setInputFiles(other);
    await page.getByRole("button", { name: "Import" }).click();
    await expect(page.getByText(words).first()).toBeVisible();
  }

  const whole = testInfo.outputPath("whole.plimsoll.json.gz");
  writeFileSync(whole, bytes);
  await page.getByLabel("File").setInputFiles(whole);
  await page.getByRole("button", { name: "Import" }).click();
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/);
  expect(page.url()).not.toContain(project.id);
  await page.getByRole("link", { name: "History", exact: true }).click();
  await expect(page.getByText("imported the project")).toBeVisible();
  await expectSound(page);
  await page.getByRole("link", { name: /^Checklist/ }).click();
  await expect(page.locator("#CTR-1")).toContainText("Met");
});
