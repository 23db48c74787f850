import { expect, test } from "./support/test";

test("the checklist opens with its question in sight, before any script has run", async ({
  page,
  browser,
  makeProject,
}) => {
  const project = await makeProject();
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext({
    storageState: { cookies, origins: [] },
    javaScriptEnabled: false,
  });
  const still = await context.newPage();
  for (const width of [390, 1440]) {
    await still.setViewportSize({ width, height: 900 });
    await still.goto(project.questionHref("PRG-10"));
    await expect(still.getByRole("article")).toBeInViewport({ ratio: 1 });
  }
  await context.close();
});
