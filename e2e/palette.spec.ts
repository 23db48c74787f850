import type { Page } from "@playwright/test";
import { openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const field = (page: Page) => page.getByRole("combobox", { name: /project, control, page/ });
const options = (page: Page) => page.getByRole("dialog").getByRole("option");

test("a key opens the palette, which finds a project by parts of its name and goes there", async ({
  page,
  makeProject,
  commands,
}) => {
  const project = await makeProject({ name: "quay ledger Ærø" });
  const foreign = await commands.makeForeignProject();
  await openLive(page, "/projects");
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");

  await field(page).fill(foreign.name);
  // Said only once the server has looked.
  await expect(page.getByText("Nothing here has these words.")).toBeVisible();
  await field(page).fill("ledg quay");
  await expect(options(page)).toHaveText([project.name]);
  await expect(page.getByRole("status").filter({ hasText: "1 found" })).toBeAttached();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${project.href()}`);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a control leads to its question within a project, and to the catalogue elsewhere", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.href());
  await page.keyboard.press("Control+k");
  await field(page).fill("net2");
  await expect(options(page).first()).toContainText("Use network policies");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${project.questionHref("NET-2")}`);
  await expect(page.getByRole("article").filter({ hasText: "NET-2" })).toBeVisible();

  // On the checklist itself, from within a field: the keys of the checklist stay what they are. Who types faster than
  // the server answers goes there all the same.
  const asked = await holdActions(page);
  await page.keyboard.press("Control+k");
  await field(page).fill("sec-3");
  await expect(page.getByText("Looking for it …")).toBeVisible();
  await page.keyboard.press("Enter");
  asked.release();
  await page.waitForURL(`**${project.questionHref("SEC-3")}`);
  const question = page.getByRole("article").filter({ hasText: "SEC-3" });
  await expect(question).toBeFocused();
  await expect(question).toBeInViewport();
  expect(await project.saved("SEC-3")).toBeNull();

  await openLive(page, "/settings/members");
  await page.keyboard.press("Control+k");
  await field(page).fill("non-root");
  await options(page).first().click();
  await page.waitForURL("**/catalogue/container/non-root-user");
});

test("arrows go round, Escape gives the focus back, and a slash in a field is a slash", async ({
  page,
}) => {
  await openLive(page, "/projects/new");
  const name = page.getByLabel("Name", { exact: true });
  await name.focus();
  await page.keyboard.press("/");
  await expect(name).toHaveValue("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  const button = page.getByRole("button", { name: "Go to", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await field(page).fill("light");
  await expect(options(page)).toHaveText(["Switch between light and dark"]);
  await field(page).fill("people");
  await expect(options(page)).toHaveText(["Members", "Invitations", "Teams"]);
  const last = options(page).last();
  await page.keyboard.press("ArrowUp");
  await expect(last).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await last.getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("who may not manage people is offered no such page, and nothing that their role does not do", async ({
  member,
  makeProject,
}) => {
  await makeProject();
  const page = await member("viewer");
  await openLive(page, "/projects");
  await page.getByRole("button", { name: "Go to", exact: true }).click();
  await expect(page.getByRole("option", { name: "Members", exact: true })).toBeVisible();
  // Once the projects are there, so is what the role may do.
  await expect(page.getByRole("group", { name: "Projects" })).toBeVisible();
  for (const name of ["Invitations", "Teams", "Sign-in", "Audit log", "New project"]) {
    await expect(options(page).filter({ hasText: new RegExp(`^${name}$`) })).toHaveCount(0);
  }
});

test("where the server does not answer, the palette says so and pages still open", async ({
  page,
  complaints,
  makeProject,
}) => {
  await makeProject();
  complaints.expect(/ERR_INTERNET_DISCONNECTED|Failed to load/);
  await openLive(page, "/projects");
  const button = page.getByRole("button", { name: "Go to", exact: true });
  await button.click();
  await expect(page.getByRole("group", { name: "Projects" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.context().setOffline(true);
  await button.click();
  await expect(page.getByText(/The server does not answer/)).toBeVisible();
  await page.context().setOffline(false);
  await field(page).fill("account");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account");
});

test("the palette is sound, empty and with finds", async ({ page, makeProject }) => {
  test.slow(); // axe, eight times
  const project = await makeProject({
    name: `a name that is as long as ${"very ".repeat(16)}long`,
  });
  await openLive(page, project.href());
  await page.keyboard.press("/");
  await field(page).fill("s");
  await expect(page.getByRole("group", { name: "Controls" })).toBeVisible();
  await expectSound(page);
  await field(page).fill("zzz");
  await expect(page.getByText("Nothing here has these words.")).toBeVisible();
  await expectSound(page);
});

/** Holds what the page asks of actions until it is released. */
async function holdActions(page: Page) {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**", async (route) => {
    if (route.request().headers()["next-action"]) await released;
    await route.continue();
  });
  return { release };
}
