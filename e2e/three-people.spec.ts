import type { Browser, Page } from "@playwright/test";
import { type Complaints, listenTo } from "./support/complaints";
import { openLive } from "./support/live";
import type { TestProject } from "./support/projects";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const card = (page: Page) => page.getByRole("article");
const saved = (page: Page) => card(page).getByText(/^Saved \d\d:\d\d$/);
const places = (page: Page, project: TestProject) =>
  page.getByRole("navigation", { name: `Places in ${project.name}` });

test("three people assess one project: invited, at once, in conflict, offline and back, talking, and one removed", async ({
  page: mara,
  browser,
  makeProject,
}) => {
  test.setTimeout(180_000);
  const project = await makeProject({ name: `harbour gate ${process.pid}` });
  const ines = await join(browser, await invite(mara), `Ines Roth ${process.pid}`);
  const noor = await join(browser, await invite(mara), `Noor Haddad ${process.pid}`);
  const people = [
    { page: mara, control: "CTR-1", key: "1", answer: "met", label: "Met" },
    { page: ines.page, control: "IMG-2", key: "2", answer: "partly", label: "Partly" },
    { page: noor.page, control: "NET-1", key: "3", answer: "not_met", label: "Not met" },
  ] as const;

  // All answer at once, and each has all of it on the screen without a reload.
  for (const { page, control } of people) await openLive(page, project.questionHref(control));
  await Promise.all(people.map(({ page, key }) => page.keyboard.press(key)));
  for (const { page, control } of people) {
    await expect(places(page, project)).toContainText("3 of 45");
    await expect(saved(page)).toBeVisible();
    for (const other of people.filter((one) => one.control !== control)) {
      const row = page.getByRole("link", { name: `${other.label} ${other.control}` });
      await expect(row).toBeVisible();
    }
  }
  for (const { control, answer } of people) {
    expect(await project.saved(control)).toMatchObject({ answer, version: 1 });
  }

  // Noor goes on without a connection, at an answer that Ines changes meanwhile.
  noor.complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  await openLive(noor.page, project.questionHref("IMG-2"));
  await noor.page.context().setOffline(true);
  await noor.page.keyboard.press("n");
  await noor.page.getByLabel("Note").fill("Noor: one image has no digest, read on the train");
  await noor.page.keyboard.press("Control+Enter");
  await expect(noor.page.getByText(/^No connection since \d\d:\d\d$/)).toBeVisible();
  await noor.page.keyboard.press("j");
  await noor.page.keyboard.press("1");
  await expect(noor.page.getByText("2 answers are kept in this browser")).toBeVisible();
  const next =
    (await card(noor.page)
      .getByText(/^IMG-\d$/)
      .first()
      .textContent()) ?? "";

  await ines.page.keyboard.press("n");
  await ines.page.getByLabel("Note").fill("Ines: the worker is pinned, the rest is not");
  await ines.page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await project.saved("IMG-2"))?.version).toBe(2);
  await expect(places(mara, project)).toContainText("3 of 45");

  // Back: what nobody else touched is sent by itself, and the other answer shows both texts.
  await noor.page.context().setOffline(false);
  await expect(places(mara, project)).toContainText("4 of 45");
  expect(await project.saved(next as "IMG-3")).toMatchObject({ answer: "met", version: 1 });
  await openLive(noor.page, project.questionHref("IMG-2"));
  const conflict = card(noor.page).getByRole("alert", { name: "Changed meanwhile" });
  await expect(conflict).toContainText("Noor: one image has no digest, read on the train");
  await expect(conflict).toContainText("Ines: the worker is pinned, the rest is not");
  await expectSound(noor.page);
  expect(await project.saved("IMG-2")).toMatchObject({ version: 2 });
  await conflict.getByRole("button", { name: "Take theirs, join both notes" }).click();
  await expect(saved(noor.page)).toBeVisible();
  const joined =
    "Ines: the worker is pinned, the rest is not\n\nNoor: one image has no digest, read on the train";
  expect(await project.saved("IMG-2")).toMatchObject({
    answer: "partly",
    note: joined,
    version: 3,
  });
  await expect(card(ines.page)).toContainText("Noor: one image has no digest, read on the train");

  // They talk about it on pages that are open.
  await noor.page.getByRole("button", { name: /^Comments/ }).click();
  await noor.page.getByLabel("New comment").fill("Who pins the rest?");
  await noor.page.getByRole("button", { name: "Comment", exact: true }).click();
  await ines.page.getByRole("button", { name: "Comments (1 open)" }).click();
  const talk = ines.page.getByRole("list", { name: "Comments on IMG-2" });
  await expect(talk).toContainText("Who pins the rest?");

  // Ines is taken out while her page is open: it says so by itself, and shows nothing more of the project.
  const settings = await mara.context().newPage();
  await openLive(settings, "/settings/members");
  await settings.getByRole("button", { name: `Remove ${ines.name}` }).click();
  await settings.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(settings.getByText(`${ines.name} was removed`)).toBeVisible();
  await expect(ines.page).toHaveURL("/sign-in");
  await expect(ines.page.getByText("You are signed out", { exact: true })).toBeVisible();
  await expect(ines.page.getByText(project.name)).toHaveCount(0);
  await expectSound(ines.page);
  await ines.page.goto(project.href("checklist"));
  await expect(ines.page).toHaveURL("/sign-in");
  await mara.keyboard.press("2");
  await expect(places(noor.page, project)).toContainText("4 of 45");
  await expect(noor.page.getByRole("link", { name: "Partly CTR-1" })).toBeVisible();
  await expect(card(noor.page)).toContainText("Ines: the worker is pinned"); // what she wrote stays

  for (const { page, complaints } of [ines, noor]) {
    await page.context().close();
    complaints.check();
  }
});

/** Makes an invitation for an assessor on the page and returns its link. */
async function invite(page: Page): Promise<string> {
  await openLive(page, "/settings/invitations");
  await page.getByRole("radio", { name: /^Assessor/ }).check();
  await page.getByRole("button", { name: "Make the invitation" }).click();
  const shown = page.getByRole("status").filter({ hasText: "Send this link" });
  const link = /http\S+\/join#[\w-]{43}/.exec((await shown.textContent()) ?? "")?.[0];
  if (!link) throw new Error("no link");
  return link;
}

interface Joined {
  readonly page: Page;
  readonly name: string;
  readonly complaints: Complaints;
}

/** Lets somebody new join by a link, in a browser of their own. */
async function join(browser: Browser, link: string, name: string): Promise<Joined> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const complaints = listenTo(context);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  const address = `${name.replaceAll(" ", "-").toLowerCase()}@nordhavn.example`;
  await page.getByLabel("Email").first().fill(address);
  await page.getByLabel("Password").first().fill("three unrelated words");
  await page.getByRole("button", { name: "Make the account and join" }).click();
  await expect(page).toHaveURL("/projects");
  return { page, name, complaints };
}
