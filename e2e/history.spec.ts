import type { Page } from "@playwright/test";
import { tabTo } from "./support/keyboard";
import { openLive } from "./support/live";
import { OWNER } from "./support/people";
import type { TestProject } from "./support/projects";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);
const isoDay = (date: Date) => date.toISOString().slice(0, 10);

const places = (page: Page) => page.getByRole("navigation", { name: /^Places in/ });
const picture = (page: Page) =>
  page.getByRole("group", { name: /^Level and coverage from/ }).filter({ visible: true });
const row = (page: Page, days: number) => page.locator(`#day-${isoDay(daysAgo(days))}`);
const feed = (page: Page) => page.getByRole("region", { name: "Activity" });

/** Half a year: level 1 declared, a setback, level 1 again, and most of level 2. */
async function makeOldProject(makeProject: () => Promise<TestProject>): Promise<TestProject> {
  const project = await makeProject();
  await project.madeOn(daysAgo(180));
  const basics = ["CTR-1", "IMG-2", "SEC-1", "BLD-2", "PRG-1"] as const;
  for (const control of basics) await project.answer(control, "met", daysAgo(170));
  await project.answer("SEC-1", "not_met", daysAgo(100));
  await project.answer("SEC-1", "met", daysAgo(60));
  for (const control of ["CTR-2", "CTR-3", "NET-1"] as const) {
    await project.answer(control, "met", daysAgo(30));
  }
  return project;
}

test("answers given on the page become a point of the line, a row of the table and lines of the feed", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await places(page).getByRole("link", { name: "History" }).click();
  await expect(
    page.getByRole("heading", { name: "The line begins with the first answer" }),
  ).toBeVisible();
  await expect(feed(page).getByText(`${OWNER.name} made the project.`)).toBeVisible();

  await openLive(page, project.questionHref("CTR-1"));
  await page.keyboard.press("3");
  await expect(page.getByRole("article").getByText(/^Saved/)).toBeVisible();
  await page.keyboard.press("1");
  await expect.poll(async () => (await project.saved("CTR-1"))?.version).toBe(2);
  await places(page).getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(
    "Level 1 is not reached yet.",
  );
  await expect(row(page, 0)).toContainText(`1 answer by ${OWNER.name}`);
  await expect(
    picture(page).getByRole("link", { name: `1 answer by ${OWNER.name}` }),
  ).toBeVisible();
  await expect(feed(page).getByText("changed CTR-1, non-root user: Not met to Met.")).toBeVisible();
  await expect(feed(page).getByText("answered CTR-1, non-root user: Not met.")).toBeVisible();
});

test("the table says what the picture says, and each mark leads to its row by keyboard", async ({
  page,
  makeProject,
}) => {
  test.slow();
  const project = await makeOldProject(() => makeProject({ target: 2 }));
  await page.goto(project.href("history"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Declared level 1 since");
  await expect(page.getByRole("heading", { name: "Forecast", exact: true })).toBeVisible();
  await expect(page.getByText(/gating steps were closed in the last 90 days/)).toBeVisible();
  await expect(page.getByText("Nothing is proven, so nothing can go stale")).toBeVisible();

  await expect(row(page, 170)).toContainText("Declared level 1 reached");
  await expect(row(page, 170)).toContainText("up to 1");
  await expect(row(page, 100)).toContainText("Declared level fell to below 1");
  await expect(row(page, 100)).toContainText("down to 0");
  await expect(row(page, 60)).toContainText("up to 1");
  const marks = picture(page).getByRole("link");
  await expect(marks).toHaveCount(5);
  for (const mark of await marks.all()) {
    const target = await mark.getAttribute("href");
    await expect(page.locator(target ?? "none")).toBeVisible();
  }
  const fall = picture(page).getByRole("link", { name: "fell to below 1" });
  await tabTo(fall);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`#day-${isoDay(daysAgo(100))}$`));
  await expect(row(page, 100)).toBeInViewport();
  await expectSound(page);
});

test("who may only read sees the history, and an archived project has no forecast", async ({
  makeProject,
  member,
}) => {
  const project = await makeOldProject(() => makeProject({ target: 2 }));
  const empty = await makeProject();
  await project.archive();
  const viewer = await member("viewer");
  await viewer.goto(project.href("history"));
  await expect(viewer.getByText("The project is read-only: nothing moves it.")).toBeVisible();
  await expect(row(viewer, 0)).toContainText(`Archived by ${OWNER.name}`);
  await expect(feed(viewer).getByText(`${OWNER.name} archived the project.`)).toBeVisible();
  await viewer.goto(empty.href("history"));
  await expect(
    viewer.getByRole("heading", { name: "The line begins with the first answer" }),
  ).toBeVisible();
  await expect(viewer.getByRole("link", { name: "Answer the four basics" })).toHaveCount(0);
});

test("a long past is read page by page: the feed by thirty entries, the table by a year", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await project.madeOn(daysAgo(500));
  for (let time = 0; time < 32; time += 1) {
    await project.answer("CTR-1", time % 2 === 0 ? "partly" : "met", daysAgo(400 - time));
  }
  await page.goto(project.href("history"));
  await expect(row(page, 400)).toHaveCount(0);
  await page.getByRole("link", { name: /^Show all \d+ days$/ }).click();
  await expect(row(page, 400)).toBeVisible();
  await expect(row(page, 500)).toContainText("Project made by");
  await expect(feed(page).getByText("made the project.")).toHaveCount(0);
  await feed(page).getByRole("link", { name: "Older" }).click();
  await expect(feed(page).getByText("made the project.")).toBeVisible();
  await feed(page).getByRole("link", { name: "Newest" }).click();
  await expect(feed(page).getByText("made the project.")).toHaveCount(0);
});
