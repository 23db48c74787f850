import type { Page } from "@playwright/test";
import { openLive } from "./support/live";
import { expect, test } from "./support/test";

const HOSTILE = `<script>window.hacked = 1</script> <img src=x onerror="window.hacked=1"> [press](javascript:window.hacked=1)`;

const card = (page: Page) => page.getByRole("article");
const saved = (page: Page) => card(page).getByText(/^Saved \d\d:\d\d$/);

/** A page to which nothing comes of what others do, as behind a proxy that holds streams back. */
async function hearNothing(page: Page): Promise<void> {
  const body = "retry: 3600000\n\n";
  await page.route("**/api/live?*", (route) =>
    route.fulfill({ contentType: "text/event-stream", body }),
  );
}

test("without a connection all is kept in this browser, also when it is closed, and sent when the connection is back", async ({
  page,
  context,
  makeProject,
  complaints,
}) => {
  complaints.expect(/ERR_INTERNET_DISCONNECTED/);
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await context.setOffline(true);
  await page.keyboard.press("1");
  await page.keyboard.press("n");
  await page.getByLabel("Note").fill("written on a train");
  await expect(page.getByText(/^No connection since \d\d:\d\d$/)).toBeVisible();
  await expect(card(page).getByText(/^Kept in this browser since/)).toBeVisible();
  await expect(page.getByText("1 answer is kept in this browser")).toBeVisible();
  expect(await project.saved("CTR-1")).toBeNull();
  await context.setOffline(false);
  await expect(saved(page)).toBeVisible();
  expect(await project.saved("CTR-1")).toMatchObject({
    answer: "met",
    note: "written on a train",
    version: 2,
  });

  // For good: a page that is closed gets the connection back a moment before it is gone, and sends what it keeps.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  });
  await context.setOffline(true);
  await page.keyboard.press("Escape");
  await page.keyboard.press("2");
  await expect(card(page).getByText(/^Kept in this browser since/)).toBeVisible();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await openLive(later, project.questionHref("CTR-1"));
  await expect(saved(later)).toBeVisible();
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "partly", version: 3 });
});

test("a browser that takes itself for offline saves all the same where the server answers", async ({
  page,
  makeProject,
}) => {
  // As Chromium does on a machine that has no network but itself, which is enough for a server there.
  await page.addInitScript(() => Object.defineProperty(navigator, "onLine", { value: false }));
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await page.keyboard.press("1");
  await expect(saved(page)).toBeVisible();
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "met", version: 1 });
});

test("two people at one answer see both texts, and joining keeps both; undo goes back to one's own", async ({
  page,
  member,
  makeProject,
}) => {
  const project = await makeProject();
  const other = await member("assessor", "Ines Roth");
  await hearNothing(other);
  await Promise.all([page, other].map((it) => openLive(it, project.questionHref("CTR-1"))));
  await page.keyboard.press("1");
  await page.keyboard.press("n");
  await page.getByLabel("Note").fill("Mara saw USER node in the Dockerfile");
  await page.keyboard.press("Control+Enter");
  await expect.poll(async () => (await project.saved("CTR-1"))?.version).toBe(2);

  await other.keyboard.press("n");
  await other.getByLabel("Note").fill("Ines found one image that starts as root");
  await other.keyboard.press("Control+Enter");
  await other.keyboard.press("2");
  const conflict = card(other).getByRole("alert", { name: "Changed meanwhile" });
  await expect(conflict).toContainText(/^Mara Lindqvist saved another answer, /);
  await expect(conflict).toContainText("Ines found one image that starts as root");
  await expect(conflict).toContainText("Mara saw USER node in the Dockerfile");
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "met", version: 2 });
  await conflict.getByRole("button", { name: "Take theirs, join both notes" }).click();
  await expect(saved(other)).toBeVisible();
  expect(await project.saved("CTR-1")).toMatchObject({
    answer: "met",
    note: "Mara saw USER node in the Dockerfile\n\nInes found one image that starts as root",
    version: 3,
  });

  await other.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(() => project.saved("CTR-1"))
    .toMatchObject({
      answer: "partly",
      note: "Ines found one image that starts as root",
      version: 4,
    });

  await card(other)
    .getByRole("button", { name: /^History/ })
    .click();
  const history = card(other).getByRole("list", { name: "History of CTR-1" });
  await expect(history.locator("> li")).toContainText([
    /^Ines Roth, .*Met → Partly.*Note changed/,
    /^Ines Roth, .*Note changed.*Mara saw USER node in the Dockerfile/,
    /^Mara Lindqvist, .*Note added.*Mara saw USER node in the Dockerfile$/,
    /^Mara Lindqvist, .*Unanswered → Met$/,
  ]);
});

test("undo takes back one change after the other, and what is saved follows", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("NET-1"));
  await page.keyboard.press("3");
  await expect.poll(async () => (await project.saved("NET-1"))?.answer).toBe("not_met");
  await page.keyboard.press("1");
  await expect.poll(async () => (await project.saved("NET-1"))?.answer).toBe("met");
  await page.keyboard.press("u");
  await expect.poll(async () => (await project.saved("NET-1"))?.answer).toBe("not_met");
  await page.keyboard.press("u");
  await expect.poll(async () => (await project.saved("NET-1"))?.answer).toBeNull();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("“not applicable” without a reason stays a draft and is sent with its reason", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("NET-3"));
  await page.keyboard.press("4");
  await expect(card(page).getByText("Draft, not counted yet")).toBeVisible();
  await expect(page.getByLabel("Why this control does not apply")).toBeFocused();
  await page.keyboard.type("no ports");
  // Sent after it: when this is saved, that would have been.
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("1");
  await expect(saved(page)).toBeVisible();
  expect(await project.saved("NET-4")).toMatchObject({ answer: "met" });
  expect(await project.saved("NET-3")).toBeNull();

  await openLive(page, project.questionHref("NET-3"));
  const reason = page.getByLabel("Why this control does not apply");
  await expect(reason).toHaveValue("no ports");
  await reason.fill("The service publishes no port, as its Compose file shows.");
  await page.keyboard.press("Escape");
  await expect(saved(page)).toBeVisible();
  expect(await project.saved("NET-3")).toMatchObject({
    answer: "not_applicable",
    reason: "The service publishes no port, as its Compose file shows.",
  });
});

test("a page of another site cannot save an answer in the name of who is signed in", async ({
  page,
  request,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  const sent = page.waitForRequest((it) => it.method() === "PUT");
  await page.keyboard.press("1");
  await expect(saved(page)).toBeVisible();
  const save = await sent;
  const body = { ...save.postDataJSON(), version: 1, answer: "not_met" };
  const from = (origin: string, over = {}) =>
    request.put(save.url(), { data: body, headers: { Origin: origin, ...over } });
  const ours = new URL(page.url()).origin;
  expect((await from("https://evil.example")).status()).toBe(403);
  expect((await from(ours, { "Sec-Fetch-Site": "cross-site" })).status()).toBe(403);
  expect((await from(ours, { "Content-Type": "text/plain" })).status()).toBe(415);
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "met", version: 1 });
  expect((await from(ours)).status()).toBe(200);
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "not_met", version: 2 });
});

test("a viewer reads answers and cannot give any, and is told why", async ({
  member,
  makeProject,
}) => {
  const project = await makeProject({ answers: { "CTR-1": { answer: "met", note: "seen" } } });
  const page = await member("viewer");
  await openLive(page, project.questionHref("CTR-1"));
  await expect(page.getByText("You can look, not change")).toBeVisible();
  await expect(card(page).getByText("seen", { exact: true })).toBeVisible();
  await expectNoAnswering(page);
  await openLive(page, project.href("basics"));
  await expect(page.getByText("You can look, not change")).toBeVisible();
  await expectDisabled(page);
  await openLive(page, project.href("roadmap"));
  await page
    .getByRole("button", { name: /: details$/ })
    .first()
    .click();
  await expect(page.getByText("What has to be true")).toBeVisible();
  await expect(page.getByText("Your answer")).toHaveCount(0);
  expect(await project.saved("CTR-1")).toMatchObject({ answer: "met", version: 1 });
});

test("the example is read-only to its owner, too, and says so", async ({ page, example }) => {
  await openLive(page, example.questionHref("CTR-1"));
  await expect(page.getByText("This is an example, and read-only")).toBeVisible();
  await expect(page.getByRole("link", { name: "Copy the project" })).toBeVisible();
  await expectNoAnswering(page);
  await openLive(page, example.href("basics"));
  await expect(page.getByText("This is an example, and read-only")).toBeVisible();
  await expectDisabled(page);
  expect(await example.saved("CTR-1")).toMatchObject({ answer: "met", version: 1 });
});

async function expectDisabled(page: Page): Promise<void> {
  const radios = page.getByRole("radio");
  expect(await radios.count()).toBeGreaterThanOrEqual(5);
  for (const radio of await radios.all()) await expect(radio).toBeDisabled();
}

/** No control to change anything, and keys that do nothing. */
async function expectNoAnswering(page: Page): Promise<void> {
  await expectDisabled(page);
  for (const key of ["2", "n", "u"]) await page.keyboard.press(key);
  await expect(card(page).getByRole("radio", { name: "Met", exact: true })).toBeChecked();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  for (const name of ["Note", "Links", "Owner and due date", "Undo"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
}

test("a project that is archived while somebody types refuses the answer and keeps the text", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await hearNothing(page);
  await openLive(page, project.questionHref("CTR-1"));
  await project.archive();
  await page.keyboard.press("n");
  await page.getByLabel("Note").fill("typed too late");
  await page.keyboard.press("Control+Enter");
  await expect(card(page).getByRole("alert")).toContainText(/^Not saved/);
  await expect(card(page)).toContainText("What you entered is kept in this browser.");
  await expect(card(page)).toContainText("typed too late");
  expect(await project.saved("CTR-1")).toBeNull();
});

test("hostile text is shown as text in names, notes, links and owners, wherever it stands", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject({
    name: `<script>window.hacked=1</script> “booking” & co`,
    description: HOSTILE,
    tags: ["<b>tag</b>"],
    answers: { "CTR-1": { answer: "not_met", note: HOSTILE, ownerName: "<i>Jo</i>" } },
  });
  for (const path of [
    "/projects",
    project.href(),
    project.questionHref("CTR-1"),
    project.href("basics"),
    project.href("roadmap"),
    project.href("settings"),
    project.href("copy"),
  ]) {
    await openLive(page, path);
    await expect(page.getByText("<script>window.hacked").first()).toBeAttached();
    await expectHarmless(page);
  }
  await openLive(page, project.questionHref("CTR-1"));
  await expect(page).toHaveTitle(/<script>window\.hacked=1<\/script> “booking” & co/);
  await expect(card(page).getByText("[press](javascript:window.hacked=1)")).toBeVisible();
  await expect(card(page).getByText("<i>Jo</i>")).toBeVisible();
  await card(page)
    .getByRole("button", { name: /^History/ })
    .click();
  await expect(card(page).getByRole("list", { name: "History of CTR-1" })).toContainText(HOSTILE);
  await card(page).getByRole("button", { name: "Links", exact: true }).click();
  await page.getByLabel("Links 1").fill("javascript:window.hacked=1");
  await page.keyboard.press("Tab");
  await expect(card(page).getByText(/Not saved yet\.$/)).toBeVisible();
  await expectHarmless(page);
  expect((await project.saved("CTR-1"))?.links).toEqual([]);
});

test("a note of 10,000 characters is saved whole, and one more is refused before it is cut", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  const long = HOSTILE.padEnd(10_000, "å<b>");
  await openLive(page, project.questionHref("CTR-1"));
  await page.keyboard.press("n");
  const note = page.getByLabel("Note");
  await note.fill(`${long}!`);
  await expect(card(page).getByText("Too long to be saved: shorten it by 1 character.")) //
    .toBeVisible();
  await note.fill(long);
  await page.keyboard.press("Control+Enter");
  await expect(saved(page)).toBeVisible();
  expect((await project.saved("CTR-1"))?.note).toBe(long);
  await expectHarmless(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(width).toBeLessThanOrEqual(0);
});

/** Nothing that somebody wrote has become part of the page. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    ran: "hacked" in window,
    links: document.querySelectorAll("[href^='javascript' i], img[src='x']").length,
  }));
  expect(found).toEqual({ ran: false, links: 0 });
}
