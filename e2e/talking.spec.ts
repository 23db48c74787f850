import type { Page } from "@playwright/test";
import { openAccount, openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

const commentsOn = (page: Page, control: string) =>
  page.getByRole("list", { name: `Comments on ${control}` });

async function openComments(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Comments/ }).click();
  await expect(page.getByLabel("New comment")).toBeVisible();
}

test("two people talk about a control: a mention by keyboard, a reply on the other’s open page, resolved for both", async ({
  page,
  member,
  makeProject,
}) => {
  test.slow();
  const name = `Quentin Sorel ${process.pid}`; // a name that no other test has: the list is short
  const project = await makeProject();
  const ines = await member("assessor", name);
  for (const open of [page, ines]) {
    await openLive(open, project.questionHref("CTR-1"));
    await openComments(open);
  }
  await expectSound(page);

  const field = page.getByLabel("New comment");
  await field.pressSequentially("Which *user*, @quen");
  const list = page.getByRole("listbox", { name: "People" });
  await expect(list.getByRole("option", { name })).toBeVisible();
  await expectSound(page);
  await field.focus();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await expect(field).toBeFocused();
  await field.pressSequentially(" ");
  await page.keyboard.press("Backspace");
  while ((await list.getByRole("option", { selected: true }).textContent()) !== name) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await field.pressSequentially("?");
  await expect(field).toHaveValue(`Which *user*, @${name} ?`);
  await page.getByRole("button", { name: "Comment", exact: true }).click();

  const seen = commentsOn(ines, "CTR-1");
  await expect(seen.getByText(`@${name}`)).toBeVisible();
  await expect(seen.locator("em")).toHaveText("user");
  await expect(ines.getByRole("button", { name: "Comments (1 open)" })).toBeVisible();
  await seen.getByRole("button", { name: "Reply" }).click();
  await ines.getByLabel("Reply").fill("10001 <script>alert(1)</script>");
  await ines.getByRole("button", { name: "Send the reply" }).click();
  await expectSound(ines);

  const mine = commentsOn(page, "CTR-1");
  await expect(mine.getByText("10001 <script>alert(1)</script>")).toBeVisible();
  await mine.getByRole("button", { name: "Edit" }).click();
  await expect(page.getByLabel("Change the comment")).toHaveValue(`Which *user*, @${name} ?`);
  await page.getByLabel("Change the comment").fill("Which user, in the end?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(seen.getByText("Which user, in the end?")).toBeVisible();
  await expect(seen.getByText(/, edited/)).toBeVisible();

  await seen.getByRole("button", { name: "Resolve" }).click();
  await expect(mine.getByText(`Resolved by ${name}`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Comments", exact: true })).toBeVisible();
  await expectSound(page);
  await mine.getByText(`Resolved by ${name}`).click();
  await mine.getByRole("button", { name: "Reopen" }).click();
  await expect(seen.getByRole("button", { name: "Resolve" })).toBeVisible();

  await mine.getByRole("button", { name: "Delete" }).first().click();
  await mine.getByRole("button", { name: "Delete for good" }).click();
  await expect(seen.getByText("Deleted", { exact: true })).toBeVisible();
  await expect(seen.getByText("10001")).toBeVisible();
});

test("a comment that is too long is said to be, a refused one stays in its field, and a half-written one waits", async ({
  page,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await openComments(page);
  const field = page.getByLabel("New comment");
  await field.fill("x".repeat(4_001));
  await expect(page.getByText("Too long: shorten it by 1 character.")).toBeVisible();
  const unknown = "@[0198a000-0000-7000-8000-000000000001] look";
  await field.fill(unknown);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(field).toHaveAccessibleDescription(/^No member is @\[0198a000/);
  await expect(field).toHaveValue(unknown);
  await field.fill("half written");
  await page.getByRole("link", { name: /CTR-2/ }).first().click();
  await page.getByRole("link", { name: /CTR-1/ }).first().click();
  await openComments(page);
  await expect(field).toHaveValue("half written");
});

test("a viewer reads comments and finds nothing to write with", async ({
  page,
  member,
  makeProject,
}) => {
  const project = await makeProject();
  await openLive(page, project.questionHref("CTR-1"));
  await openComments(page);
  await page.getByLabel("New comment").fill("for everybody to read");
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(commentsOn(page, "CTR-1")).toContainText("for everybody to read");

  const viewer = await member("viewer");
  await openLive(viewer, `${project.questionHref("CTR-1")}&open=comments`);
  await expect(commentsOn(viewer, "CTR-1")).toContainText("for everybody to read");
  await expect(viewer.getByLabel("New comment")).toHaveCount(0);
  await expect(commentsOn(viewer, "CTR-1").getByRole("button")).toHaveCount(0);
  await expectSound(viewer);
});

test("who is mentioned and made an owner hears of it at once, in the bell and on the page of notices", async ({
  member,
  makeProject,
  commands,
}) => {
  test.slow();
  const name = `Ada Holm ${process.pid}`;
  const project = await makeProject();
  const ada = await member("assessor", name);
  await openLive(ada, "/notices");
  await expect(ada.getByRole("heading", { name: "No notices" })).toBeVisible();
  await expectSound(ada);

  const memberId = await commands.memberNamed(name);
  await project.comment("CTR-1", `look @[${memberId}]`);
  await expect(ada.getByRole("link", { name: "Notices, 1 unread" })).toBeVisible();
  await project.answer("IMG-1", { answer: "partly", ownerMemberId: memberId });
  await expect(ada.getByRole("link", { name: "Notices, 2 unread" })).toBeVisible();
  const list = ada.getByRole("list", { name: "Notices" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list).toContainText("made you the owner of IMG-1");
  await expectSound(ada);

  await list.getByRole("link", { name: /mentioned you in a comment on CTR-1/ }).click();
  await expect(commentsOn(ada, "CTR-1")).toContainText(`@${name}`);
  await expect(ada.getByRole("link", { name: "Notices, 1 unread" })).toBeVisible();
  await ada.getByRole("link", { name: "Notices, 1 unread" }).click();
  await ada.getByRole("button", { name: "Mark all as read" }).click();
  await expect(ada.getByRole("link", { name: "Notices", exact: true })).toBeVisible();

  await openLive(ada, "/projects?assigned=me");
  await expect(ada.getByRole("link", { name: project.name })).toBeVisible();
  await openLive(ada, project.href("roadmap"));
  const chips = ada.getByRole("navigation", { name: "Show" });
  await chips.getByRole("link", { name: /^Assigned to me/ }).click();
  await expect(ada).toHaveURL(/show=mine/);
  await expect(ada.getByRole("link", { name: "IMG-1", exact: true }).first()).toBeVisible();
  await expect(ada.getByRole("link", { name: "IMG-2", exact: true })).toHaveCount(0);
  await expectSound(ada);

  await openAccount(ada);
  await ada.getByRole("checkbox", { name: "Mentioned, bell" }).uncheck();
  await expect(ada.getByText("Saved", { exact: true })).toBeVisible();
  await expectSound(ada);
  await ada.reload();
  await expect(ada.getByRole("checkbox", { name: "Mentioned, bell" })).not.toBeChecked();
  await project.comment("CTR-1", `again @[${memberId}]`);
  await project.answer("IMG-2", { answer: "partly", ownerMemberId: memberId });
  await expect(ada.getByRole("link", { name: "Notices, 1 unread" })).toBeVisible();
});
