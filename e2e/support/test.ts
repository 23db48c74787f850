/**
 * What a journey is written with:
 *
 *     import { expect, test } from "./support/test";
 *
 *     test("an answer is there after a reload", async ({ page, makeProject }) => {
 *       const project = await makeProject({ target: 2, answers: { "CTR-1": "met" } });
 *       await page.goto(project.href("checklist"));
 *       …
 *       expect((await project.saved("IMG-2"))?.answer).toBe("partly");
 *     });
 *
 * One production app with a database of its own serves all tests of a run, two at a time.
 * - `page`, `context` and `request` are signed in as `OWNER` (./people). Never end that person's sessions.
 * - `stranger` is a page of somebody without a session.
 * - `makeProject` makes a project by the app's own commands, in milliseconds: each test makes its own, so that no
 *   test sees another's. `project.answer(control, "met" | {…})` answers past the browser, as somebody else would
 *   meanwhile; `project.saved(control)` reads the database; `project.href(place)` and `project.questionHref(control)`
 *   are addresses. `example` is the read-only example, shared.
 * - `member("viewer")` is a page of somebody else in the organisation, signed in, with the role that is asked for.
 * - A test fails when a page of it throws, logs an error or breaks its policy. Where that is what the test is about:
 *   `complaints.expect(/404/)`, before it happens.
 * - `await expectSound(page)` (./sound) holds a page to axe and to a phone’s width.
 * An app of one's own, to be set up, killed or restarted: `startTestApp` (./app), with `baseURL: app.url`.
 * No sleeping and no retries: wait for what a person would wait for.
 */
import { type BrowserContext, test as base, type Page } from "@playwright/test";
import type { Role } from "@/lib/core/model/words";
import { type Complaints, listenTo } from "./complaints";
import type { ProjectOptions, TestProject } from "./projects";

type Fixtures = {
  stranger: Page;
  makeProject: (options?: ProjectOptions) => Promise<TestProject>;
  example: TestProject;
  complaints: Complaints;
  commands: typeof import("./projects");
  member: (role: Role, name?: string) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ context }, use) => {
      const complaints = listenTo(context);
      await use(complaints);
      complaints.check();
    },
    { auto: true },
  ],
  stranger: async ({ browser }, use) => {
    const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
    const complaints = listenTo(context);
    await use(await context.newPage());
    await context.close();
    complaints.check();
  },
  // Loaded only in a worker: what collects the tests may not load the server's modules.
  // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs in this place
  commands: async ({}, use) => use(await import("./projects")),
  makeProject: async ({ commands }, use) => use(commands.makeProject),
  member: async ({ browser, baseURL }, use) => {
    const { makeMember, signInPast } = await import("./members");
    const opened: { context: BrowserContext; complaints: Complaints }[] = [];
    await use(async (role, name = "Ines Roth") => {
      const cookie = await signInPast(await makeMember(role, name));
      const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
      opened.push({ context, complaints: listenTo(context) });
      await context.addCookies([{ name: "plimsoll-session", value: cookie, url: baseURL ?? "" }]);
      const page = await context.newPage();
      await page.goto("/projects");
      return page;
    });
    for (const { context, complaints } of opened) {
      await context.close();
      complaints.check();
    }
  },
  example: async ({ commands }, use) => use(await commands.exampleProject()),
});

export { expect } from "@playwright/test";
