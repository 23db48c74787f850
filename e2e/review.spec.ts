import type { Page } from "@playwright/test";
import { TYPICAL_SAMPLE } from "@/lib/core/model/samples/typical";
import type { ControlId } from "@/lib/core/model/words";
import { openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const TODAY = new Date().toISOString().slice(0, 10);
const COMPOSE = TYPICAL_SAMPLE["compose.yaml"];
const READ_ONLY = COMPOSE.replaceAll(/^ {2}(web|db):$/gm, "  $1:\n    read_only: true");
const REASON = "The proxy before it mounts everything read-only.";

const list = (page: Page, name: string) => page.getByRole("list", { name });
const rowOf = (page: Page, control: ControlId) => page.locator(`#review-${control}`);
const head = (page: Page) => page.getByRole("heading", { level: 1 });
const said = (page: Page) => page.getByRole("main").getByRole("status");

test("proposals are taken one by one and all at once, and an answer is kept with a reason, by keyboard", async ({
  page,
  makeProject,
  commands,
}) => {
  test.slow();
  const project = await makeProject({
    answers: { "CTR-1": "met", "CTR-2": "met", "RUN-4": "met", "NET-1": "met", "CTR-3": "unknown" },
  });
  await commands.uploadTo(project.id, TYPICAL_SAMPLE, { date: TODAY });
  await page.goto(project.href("evidence"));
  await expect(head(page)).toContainText(/\d+ proposals wait\. 2 contradict an answer, 2 agree/);
  await expect(rowOf(page, "CTR-2")).toContainText("compose.yaml:2, 12");
  await expect(rowOf(page, "CTR-2")).toContainText("read_only is not set");
  await expectSound(page);

  // What files say is one click away, at its line.
  await expect(rowOf(page, "CTR-2").getByRole("link", { name: "compose.yaml:2" })).toHaveAttribute(
    "href",
    /\/evidence\/[0-9a-f-]{36}#L2$/,
  );

  await rowOf(page, "CTR-2")
    .getByRole("button", { name: /^Keep Met/ })
    .focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("because");
  await rowOf(page, "CTR-2").getByRole("button", { name: "Keep Met", exact: true }).click();
  await expect(rowOf(page, "CTR-2")).toContainText("Say in at least 20 characters why.");
  await expectSound(page);
  await rowOf(page, "CTR-2")
    .getByLabel(/^Why Met is right/)
    .fill(REASON);
  await rowOf(page, "CTR-2").getByRole("button", { name: "Keep Met", exact: true }).click();
  await expect(said(page)).toHaveText("CTR-2 is Met, with your reason in its note.");
  await expect(rowOf(page, "CTR-2")).toContainText(/Kept by .*, with a reason/);
  expect(await project.saved("CTR-2")).toMatchObject({ answer: "met", note: REASON, version: 2 });

  await rowOf(page, "NET-1")
    .getByRole("button", { name: /^Take Partly/ })
    .press("Enter");
  await expect(said(page)).toHaveText("NET-1 is Partly, verified.");
  await expect(rowOf(page, "NET-1")).toHaveCount(0);
  await expect(page.locator("[data-proposal] :focus")).toHaveCount(1);

  await page.getByRole("button", { name: "Accept the 2 that agree" }).click();
  await expect(said(page)).toHaveText("2 answers are verified: CTR-1, RUN-4.");
  await expect(list(page, "Agree with the answer")).toHaveCount(0);
  await rowOf(page, "CTR-3")
    .getByRole("button", { name: /^Answer otherwise/ })
    .click();
  await rowOf(page, "CTR-3").getByLabel("Answer to CTR-3").selectOption("Partly");
  await rowOf(page, "CTR-3")
    .getByLabel(/^Why Partly is right/)
    .fill(REASON);
  await rowOf(page, "CTR-3").getByRole("button", { name: "Answer Partly" }).click();
  await expect(said(page)).toHaveText("CTR-3 is Partly, with your reason in its note.");
  await page.getByRole("button", { name: /^Fill the \d+ blanks$/ }).click();
  await expect(said(page)).toHaveText(/^\d+ answers are verified: .* and \d+ more\.$/);
  await expect(list(page, "Fill a blank")).toHaveCount(0);
  await expectSound(page);

  // What was kept stays contradicted, on every page.
  await page.goto(project.href());
  const check = page.getByRole("region", { name: "Check of the answers" });
  await expect(check.getByRole("link", { name: "compose.yaml:2 for CTR-2" })).toBeVisible();
  await expect(page.getByText("CTR-2 contradicted by compose.yaml:2")).toBeVisible();
  await expectSound(page);
  await page.goto(project.questionHref("CTR-1"));
  await expect(page.locator("#CTR-2")).toContainText("Contradicted by compose.yaml:2");
  await page.goto(project.questionHref("CTR-2"));
  await expect(page.locator("#CTR-2")).toContainText(
    "Evidence: compose.yaml:2 proposes Not met and contradicts the answer",
  );
  await expectSound(page);
  await page.locator("#CTR-2").getByRole("link", { name: "compose.yaml:2" }).click();
  await expect(page).toHaveURL(/\/evidence#review-CTR-2$/);
});

test("files that got worse are told, and shown beside those before; somebody else's page follows", async ({
  page,
  member,
  makeProject,
  commands,
}) => {
  test.slow();
  const project = await makeProject({ name: `pier ${process.pid}` });
  const first = { ...TYPICAL_SAMPLE, "compose.yaml": READ_ONLY };
  await commands.uploadTo(project.id, first, { date: TODAY, commit: "4b81d07" });
  const ines = await member("owner");
  await openLive(ines, project.href("evidence"));
  await openLive(page, project.href("evidence"));
  await expect(page.getByRole("heading", { name: "Since the last upload" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Fill the \d+ blanks$/ }).click();
  await expect(said(page)).toHaveText(/answers are verified/);
  await expect(head(ines)).toHaveText("All proposals are answered.");

  await commands.uploadTo(project.id, TYPICAL_SAMPLE, { date: TODAY, commit: "9f3c2e1" });
  await expect(head(ines)).toContainText("1 proposal waits. 1 contradicts an answer.");
  await page.reload();
  const since = page.getByRole("region", { name: "Since the last upload" });
  await expect(since).toContainText("4b81d07");
  await expect(since).toContainText("1 Regressed");
  await expect(since.getByRole("listitem").filter({ hasText: "CTR-2" }).last()).toContainText(
    /CTR-2.*Met to Not met.*read_only is not set\. compose\.yaml:2/,
  );
  await expectSound(page);

  await ines.goto("/notices");
  await ines.getByRole("link", { name: /say less of CTR-2 than before$/ }).click();
  await expect(ines).toHaveURL(new RegExp(`${project.id}/evidence$`));
  await expect(rowOf(ines, "CTR-2")).toContainText("Files sayNot met");

  // Whoever takes what is not there any more is told so.
  await rowOf(page, "CTR-2").scrollIntoViewIfNeeded();
  await commands.uploadTo(project.id, first, { date: TODAY });
  await rowOf(page, "CTR-2")
    .getByRole("button", { name: /^Take Not met/ })
    .click();
  await expect(page.getByRole("alert").filter({ hasText: "CTR-2" })).toContainText(
    "the files say otherwise by now",
  );
});

test("a proposal is taken where its question stands", async ({ page, makeProject, commands }) => {
  const project = await makeProject({ answers: { "CTR-2": "met", "CTR-1": "met" } });
  await commands.uploadTo(project.id, TYPICAL_SAMPLE, { date: TODAY });
  await openLive(page, project.questionHref("CTR-1"));
  const card = page.locator("#CTR-1");
  await card.getByRole("button", { name: "Accept" }).click();
  await expect(card.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await expect(card).toContainText("Evidence: Dockerfile:14 proposes Met");
  expect(await project.saved("CTR-1")).toMatchObject({ strength: "verified", answer: "met" });

  await openLive(page, project.questionHref("CTR-2"));
  await page.locator("#CTR-2").getByRole("button", { name: "Take Not met" }).click();
  await expect(page.getByRole("radio", { name: /^Not met/ }).first()).toBeChecked();
  await expect(page.locator("#CTR-2")).not.toContainText("contradicts");
  await expectSound(page);
});

test("who only reads sees what waits, and no button", async ({ member, makeProject, commands }) => {
  const project = await makeProject({ answers: { "CTR-2": "met" } });
  await commands.uploadTo(project.id, TYPICAL_SAMPLE, { date: TODAY });
  const viewer = await member("viewer");
  await viewer.goto(project.href("evidence"));
  await expect(rowOf(viewer, "CTR-2")).toContainText("read_only is not set");
  const main = viewer.getByRole("main");
  await expect(main.getByRole("button", { name: /Take|Accept|Fill|Keep|Answer/ })).toHaveCount(0);
});
