import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { type Complaints, listenTo } from "./support/complaints";
import { tabTo } from "./support/keyboard";
import { live } from "./support/live";
import { OWNER, setUpOnPage, signInOnPage } from "./support/people";

// One story: a team's first hour, on an app that nobody has set up yet, in one browser that is never left.
test.describe.configure({ mode: "serial" });
let app: TestApp;
let page: Page;
let heard: Complaints;

test.beforeAll(async ({ browser }) => {
  app = await startTestApp();
  page = await freshPage(browser);
});
test.afterEach(() => heard.check());
test.afterAll(async () => {
  await page?.context().close();
  await app.stop();
  removeDataDirectory(app.dataDirectory);
});

async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: { cookies: [], origins: [] },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  heard = listenTo(context);
  return context.newPage();
}

/** Presses keys one after the other. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Follows a link or presses a button without a mouse. */
async function choose(target: Locator): Promise<void> {
  await tabTo(target);
  await press("Enter");
}

const heading = () => page.getByRole("heading", { level: 1 });

test("the first run ends at an empty list, and the example from there names what is satisfied and what waits", async () => {
  await setUpOnPage(page, app.setupCode, OWNER);
  await page.waitForURL("**/projects");
  await expect(page.getByRole("heading", { name: "No projects yet" })).toBeVisible();
  await live(page);
  await choose(page.getByRole("button", { name: "Open an example" }));

  await expect(heading()).toHaveText(
    "Nothing found stands against level 4; level 1 waits for 2 answers: basic scanning, secrets in the repository.",
  );
  const blockers = page.getByRole("region", { name: "What blocks level 1" });
  await expect(blockers).toContainText("4 requirements: 2 satisfied, 2 open.");
  await expect(blockers.getByRole("link")).toHaveText([
    "Basic scanning",
    "No secrets in code: secrets in the repository",
  ]);
  await expect(blockers.getByRole("heading")).toHaveText([
    "What blocks level 1",
    "Waiting for an answer",
  ]);

  // The checklist's production sample by its two files: what they show, and nothing that they cannot.
  expect(await requirements()).toEqual([
    "Non-root user: Satisfied. CTR-1 Met",
    "Specific image tags: Satisfied. IMG-2 Met",
    "Basic scanning: Open. PRG-1 Unanswered",
    "No secrets in code: Open. SEC-1 Unanswered, BLD-2 Met",
    "Read-only filesystem: Satisfied. CTR-2 Met",
    "Resource limits: Satisfied. CTR-3 Met",
    "Network isolation: Satisfied. NET-1 Met",
    "Secrets management: Satisfied. SEC-2 Met",
    "Regular scanning: Open. PRG-2 Unanswered, IMG-3 Unanswered",
    "Capability dropping: Satisfied. CTR-4 Met",
    "Image signing: Open. BLD-5 Unanswered",
    "Advanced monitoring: Open. PRG-4 Unanswered, RUN-2 Unanswered",
    "Automated scanning: Open. PRG-3 Unanswered, BLD-4 Unanswered",
    "Compliance checks: Open. PRG-5 Unanswered",
    "Full audit logging: Open. PRG-6 Unanswered",
    "Advanced threat detection: Open. PRG-7 Unanswered",
    "Compliance automation: Open. PRG-8 Unanswered",
    "Security policies: Open. PRG-9 Unanswered",
    "Incident response: Open. PRG-10 Unanswered",
  ]);
  await expect(page.getByText("19 of 45 answered")).toBeVisible();
});

/** What the overview says of every requirement, each in a line. */
async function requirements(): Promise<string[]> {
  const all = page.getByRole("region", { name: "All 19 requirements" });
  return all.locator("li:has(p)").evaluateAll((rows) =>
    rows.map((row) => {
      const [title = "", state = ""] = [...(row.querySelector("p")?.childNodes ?? [])].map(
        (node) => node.textContent ?? "",
      );
      const controls = [...row.querySelectorAll("a")].map((link) => {
        const [id = "", name = ""] = (link.textContent ?? "").split(/ (.*)/);
        return `${id} ${name.split(": ").at(-1)}`;
      });
      return `${title}: ${state}. ${controls.join(", ")}`;
    }),
  );
}

test("a new project aims at level 3 because it runs in production, and begins with the four basics", async () => {
  await page.goto("/projects");
  await choose(page.getByRole("link", { name: "New project" }));
  await expect(heading()).toHaveText("New project");
  await tabTo(page.getByLabel("Name"));
  await page.keyboard.type("booking-api");
  await tabTo(page.getByRole("group", { name: "Environment" }));
  await press("ArrowDown", "ArrowDown");
  await expect(page.getByRole("radio", { name: "Production" })).toBeChecked();
  await expect(page.getByLabel("Target", { exact: true })).toHaveValue("3");
  await tabTo(page.getByRole("group", { name: "Runs on" }));
  await press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Compose" })).toBeChecked();
  await press("Enter");
  await page.waitForURL("**/basics");
  await expect(heading()).toHaveText("The four basics");
});

test("five keys answer the four basics: declared level 1", async () => {
  const result = page.getByRole("complementary", { name: "Level" }).getByRole("status");
  await expect(result).toHaveText("Not assessed: answer the four basics");
  for (const control of ["CTR-1", "IMG-2", "PRG-1", "SEC-1", "BLD-2"]) {
    await tabTo(page.locator(`[data-question=${control}]`).getByRole("group"));
    await press("1");
  }
  await expect(page.getByText("5 of 5 answered")).toBeVisible();
  await expect(result).toContainText("Declared level 1, nothing proven yet. Level 2 waits for");
  await choose(page.getByRole("link", { name: "Go through the checklist" }));
  await page.waitForURL("**/checklist");
});

test("the checklist's keys reach level 2, and one answer taken back ends it", async () => {
  await choose(
    page.getByRole("navigation", { name: "Show" }).getByRole("link", { name: "Blocks level 2" }),
  );
  const card = page.getByRole("article");
  for (let left = 6; left > 0; left -= 1) {
    await expect(page.getByText("Blocks level 2", { exact: true })).toHaveCount(left);
    await press("1");
    await expect(card.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();
    if (left > 1) await press(".");
  }
  await expect(card.getByText("Level 2 reached")).toBeVisible();
  await expect(page.getByRole("link", { name: /declared level 2, target 3/ })).toBeVisible();
  await press("3");
  await expect(card.getByText("Level 2 is not reached any more")).toBeVisible();
  await expect(card.getByText("The declared level is 1.")).toBeVisible();
  await expect(page.getByRole("link", { name: /declared level 1, target 3/ })).toBeVisible();
});

test("the roadmap's steps, answered on the roadmap itself, lead to the target", async () => {
  await page.getByRole("link", { name: /^Roadmap/ }).click();
  await page.waitForURL("**/roadmap");
  await expect(heading()).toHaveText("Eight steps to level 3. The first one reaches level 2.");
  const count = page
    .getByRole("navigation", { name: "Places in booking-api" })
    .getByRole("link", { name: "Roadmap" });
  for (let left = 7; left >= 0; left -= 1) {
    const step = page.locator("li[data-step]:has(button[aria-expanded])").first();
    await choose(step.getByRole("button", { name: /: details$/ }));
    await tabTo(step.getByRole("group"));
    // The first is the one that was taken back: from “not met” up to “met”.
    await (left === 7 ? press("ArrowUp", "ArrowUp") : press("Space"));
    await expect(count).toHaveText(`Roadmap${left} ${left === 1 ? "step" : "steps"}`);
  }
  await expect(heading()).toHaveText(
    "Level 3 is reached. By declaration only: 18 answers that it rests on are not proven.",
  );
});

test("the overview says that the target is reached, by declaration only, and its Markdown holds the level", async () => {
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(heading()).toHaveText(
    "Declared level 3, nothing proven yet. Target 3 is reached by declaration only.",
  );
  await expect(page.getByText("Target 3 is reached by declaration only", { exact: true })) //
    .toBeVisible();
  await choose(page.getByRole("button", { name: "Copy as Markdown" }));
  await expect(page.getByRole("status").getByText("Copied")).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("# Container security of booking-api, ");
  expect(copied).toContain("**Nothing proven yet, declared level 3, target 3**");
  expect(copied).toContain("None: the answers reach it.");
});

test("after signing out the project is nobody's to see, and signing in brings it back", async () => {
  const project = page.url();
  await choose(page.getByRole("button", { name: `Account of ${OWNER.name}` }));
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused();
  await press("Enter");
  await page.waitForURL("**/sign-in");
  await page.goto(project);
  await page.waitForURL("**/sign-in");
  await signInOnPage(page, OWNER);
  await page.waitForURL("**/projects");
  await expect(page.getByRole("link", { name: "booking-api" })).toBeVisible();
});
