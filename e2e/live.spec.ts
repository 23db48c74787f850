import type { Page } from "@playwright/test";
import { openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const alsoHere = (page: Page) => page.getByRole("list", { name: "Also here" });

test("what somebody answers is on the pages that others have open, with the level and where they are", async ({
  page,
  context,
  member,
  makeProject,
}) => {
  const project = await makeProject({ answers: { "IMG-1": "met" } });
  const ines = await member("assessor", "Ines Roth");
  const overview = await context.newPage();
  await openLive(page, project.questionHref("IMG-2"));
  await openLive(overview, project.href());
  await openLive(ines, project.questionHref("CTR-1"));
  for (const open of [page, overview]) {
    await expect(alsoHere(open)).toContainText("Ines Roth");
    await expect(alsoHere(open).getByRole("link", { name: "CTR-1" })).toBeVisible();
  }
  await expect(alsoHere(ines)).toContainText("Mara Lindqvist");

  await ines.keyboard.press("1");
  const places = (open: Page) =>
    open.getByRole("navigation", { name: `Places in ${project.name}` });
  for (const open of [page, overview]) await expect(places(open)).toContainText("2 of 45");
  await expectSound(overview);

  await ines.close();
  await expect(alsoHere(page).getByRole("listitem")).toHaveCount(0);
  await expect(alsoHere(overview).getByRole("listitem")).toHaveCount(0);
});

test("a project that is archived meanwhile becomes read-only on the pages that are open", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("IMG-2"));
  await project.archive();
  await expect(page.getByText(/archived/i).first()).toBeVisible();
});

test("what somebody types as the project is archived stays on the page, saved or kept", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await page.keyboard.press("n");
  await page.getByLabel("Note").fill("typed to the last");
  await project.archive();
  await expect(page.getByText(/archived/i).first()).toBeVisible();
  const card = page.getByRole("article");
  await expect(card).toContainText("typed to the last");
  const isSaved = (await project.saved("CTR-1"))?.note === "typed to the last";
  if (!isSaved) await expect(card).toContainText("What you entered is kept in this browser.");
});
