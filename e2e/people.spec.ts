import type { Page } from "@playwright/test";
import { openLive } from "./support/live";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

let made = 0;

/** An address that nobody has yet. */
function newAddress(): string {
  made += 1;
  return `joiner-${process.pid}-${made}@nordhavn.example`;
}

/** Makes an invitation on the page, for one address if need be, and returns its link. */
async function invite(page: Page, role: RegExp, email = ""): Promise<string> {
  await openLive(page, "/settings/invitations");
  await page.getByRole("radio", { name: role }).check();
  await page.getByLabel("Only for").fill(email);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  const shown = page.getByRole("status").filter({ hasText: "Send this link" });
  const link = /http\S+\/join#[\w-]{43}/.exec((await shown.textContent()) ?? "")?.[0];
  if (!link) throw new Error("no link");
  return link;
}

test("somebody joins by a link that works once, and nothing of it reaches the server’s log or the history", async ({
  page,
  stranger,
}) => {
  const link = await invite(page, /^Viewer/);
  await expectSound(page);
  const asked: string[] = [];
  stranger.on("request", (request) => asked.push(request.url()));
  await stranger.goto(link);
  await expect(stranger.getByRole("status")).toHaveText(/To Nordhavn, as a viewer\./);
  await expect(stranger).toHaveURL("/join");
  await expectSound(stranger);
  await stranger.getByLabel("Your name").fill("Noor Haddad");
  await stranger.getByLabel("Email").first().fill(newAddress());
  await stranger.getByLabel("Password").first().fill("too short");
  await stranger.getByRole("button", { name: "Make the account and join" }).click();
  await expect(stranger.getByLabel("Password").first()).toHaveAccessibleDescription(
    "Use at least 12 characters.",
  );
  await expect(stranger.getByLabel("Your name")).toHaveValue("Noor Haddad");
  await stranger.getByLabel("Password").first().fill("three unrelated words");
  await stranger.getByRole("button", { name: "Make the account and join" }).click();
  await expect(stranger).toHaveURL("/projects");
  const secret = link.slice(link.indexOf("#") + 1);
  expect(asked.filter((url) => url.split("#")[0]?.includes(secret))).toEqual([]);

  await stranger.goto(link);
  await expect(stranger.getByText("It was used or withdrawn")).toBeVisible();
});

test("a member who opens an invitation is told so, and a withdrawn one opens for nobody", async ({
  page,
  stranger,
}) => {
  const email = newAddress();
  const link = await invite(page, /^Reviewer/, email);
  await page.goto(link);
  await expect(page.getByRole("status")).toContainText("You are a member of Nordhavn already.");
  await openLive(page, "/settings/invitations");
  const withdraw = page.getByRole("button", { name: `Withdraw the invitation for ${email}` });
  await withdraw.click();
  await expect(withdraw).toHaveCount(0);
  await stranger.goto(link);
  await expect(stranger.getByText("It was used or withdrawn")).toBeVisible();
});

test("a viewer finds no form to invite with", async ({ member }) => {
  const page = await member("viewer");
  await page.goto("/settings/invitations");
  await expect(page.getByText("Owners invite people.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make the invitation" })).toHaveCount(0);
});

test("who joins in a team sees its projects, and is out at once when removed", async ({
  page,
  stranger,
  makeProject,
  commands,
}) => {
  test.slow();
  const team = `Cranes ${process.pid}`;
  await openLive(page, "/settings/teams");
  await page.getByLabel("New team").fill(team);
  await page.getByRole("button", { name: "Make the team" }).click();
  await expect(page.getByRole("heading", { name: team })).toBeVisible();
  await expectSound(page);

  const teamId = await commands.teamNamed(team);
  const project = await makeProject({ name: `crane control ${process.pid}`, teamId });
  const name = `Noor Haddad ${process.pid}`;
  await stranger.goto(await invite(page, /^Assessor/));
  await stranger.getByLabel("Your name").fill(name);
  await stranger.getByLabel("Email").first().fill(newAddress());
  await stranger.getByLabel("Password").first().fill("three unrelated words");
  await stranger.getByRole("button", { name: "Make the account and join" }).click();
  await expect(stranger.getByRole("heading", { name: "Projects", exact: true })).toBeVisible();
  await expect(stranger.getByRole("link", { name: project.name })).toHaveCount(0);

  await openLive(page, "/settings/teams");
  const card = page.getByRole("region", { name: team });
  await card.getByLabel("Add a member").selectOption(name);
  await card.getByRole("button", { name: "Add" }).click();
  await expect(card.getByRole("button", { name: `Take out ${name}` })).toBeVisible();
  await card.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete the team" }).click();
  await expect(card.getByText(`It still has projects: ${project.name}.`)).toBeVisible();
  await stranger.goto(project.href());
  await expect(
    stranger.getByRole("navigation", { name: `Places in ${project.name}` }),
  ).toBeVisible();
  await stranger.goto(project.href("settings"));
  await expect(stranger.getByRole("button", { name: "Save changes" })).toBeVisible();

  await openLive(page, "/settings/members");
  await expectSound(page);
  await page.getByLabel(`Role of ${name}`).selectOption("viewer");
  await page.getByRole("button", { name: `Set role of ${name}` }).click();
  await expect(page.getByText(`${name} is now viewer`)).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole("button", { name: "Save changes" })).toHaveCount(0);

  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText(`${name} was removed`)).toBeVisible();
  await expect(stranger).toHaveURL("/sign-in"); // the open page goes by itself

  await page.getByRole("button", { name: `Erase ${name}` }).click();
  await page.getByRole("button", { name: "Erase for good" }).click();
  await expect(page.getByText(/Erased: now Former member \d+/)).toBeVisible();
  await page.goto("/settings/audit?action=member.erase");
  await expect(page.getByText("The log is whole", { exact: true })).toBeVisible();
  await expect(page.getByText(/member Former member \d+/).first()).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("a member leaves by themselves, and is signed out", async ({ member }) => {
  const page = await member("viewer", "Lea Sand");
  await openLive(page, "/settings/members");
  await expectSound(page);
  await page.getByRole("button", { name: "Leave the organisation" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/projects");
  await expect(page).toHaveURL("/sign-in");
});

test("a viewer is shown no log", async ({ member }) => {
  const page = await member("viewer");
  await page.goto("/settings/audit");
  await expect(page.getByText("Owners and reviewers read the audit log.")).toBeVisible();
  await expect(page.getByText("The log is whole", { exact: true })).toHaveCount(0);
});
