import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

test("a project on the newest catalogue says so, and nothing asks to move it", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject({ answers: { "CTR-1": "met" } });
  const newer = page.getByText("There is a newer catalogue");
  for (const place of [undefined, "checklist"] as const) {
    await page.goto(project.href(place));
    await expect(page.getByRole("main")).toBeVisible();
    await expect(newer).toBeHidden();
  }

  await page.goto(project.href("settings"));
  await page.getByRole("link", { name: "About this catalogue" }).click();
  await expect(
    page.getByRole("heading", { level: 1, name: /^Catalogue \d{4}\.\d\d$/ }),
  ).toBeVisible();
  await expect(page.getByText("This project is on the newest catalogue here")).toBeVisible();
  await expect(page.getByText("It has been on it since it was made")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Move to/ })).toBeHidden();
  await expectSound(page);
});

test("a project on a catalogue that this server lacks says which, and tells no level", async ({
  page,
  makeProject,
  commands,
  complaints,
}) => {
  complaints.expect(/status of 500|React error #441/); // as a page says that its server part failed
  const project = await makeProject({ name: "from the future", answers: { "CTR-1": "met" } });
  await commands.putOnCatalogue(project.id, "2031.01");
  for (const place of [undefined, "checklist", "catalogue"] as const) {
    await page.goto(project.href(place));
    await expect(page.getByRole("main").getByRole("alert")).toContainText(
      "It is on catalogue 2031.01, which this server does not have",
    );
  }
  await expectSound(page);

  await page.goto("/projects?search=from+the+future");
  const row = page.getByRole("row", { name: /from the future/ });
  await expect(row).toContainText("On catalogue 2031.01, which this server does not have.");
  await expectSound(page);
});
