import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

test("two people change the settings: the second sees what the first did, and nothing typed is lost", async ({
  page,
  member,
  makeProject,
}) => {
  const project = await makeProject({ name: "Harbour crane" });
  await page.goto(project.href("settings"));
  const other = await member("assessor");
  await other.goto(project.href("settings"));
  await other.getByLabel("Name", { exact: true }).fill("Night crane");
  await other.getByRole("button", { name: "Save changes" }).click();
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByLabel("Description").fill("Moves boxes by day");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Somebody changed these settings in the meantime")).toBeVisible();
  const theirs = page.getByRole("region", { name: "As it is now" });
  await expect(theirs.getByText("Night crane")).toBeVisible();
  await expect(page.getByLabel("Description")).toHaveValue("Moves boxes by day");
  await expectSound(page);

  await theirs.getByRole("button", { name: "Take theirs" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Night crane");
  await page.getByLabel("Description").fill("Moves boxes by day");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Night crane");
  await expect(page.getByLabel("Description")).toHaveValue("Moves boxes by day");
});
