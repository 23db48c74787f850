import { expect, type Page, test } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { type MailServer, startMailServer } from "../scripts/testing/mail-server";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { freshPages } from "./support/fresh-pages";
import { openAccount, openLive } from "./support/live";
import { OWNER, setUpOnPage, signInOnPage } from "./support/people";
import { expectSound } from "./support/sound";

// One story, told on an app that sends mail.
test.describe.configure({ mode: "serial" });
const KIM = { email: "kim@nordhavn.example", password: "four other unrelated words" };
let app: TestApp;
let mail: MailServer;
const freshPage = freshPages(() => app.url);
test.beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: "plimsoll@nordhavn.example" },
  });
});
test.afterAll(async () => {
  await app.stop();
  await mail.stop();
  removeDataDirectory(app.dataDirectory);
});

/** The link in the mail that somebody got last. */
function linkFor(email: string): string {
  const source = mail.mails.findLast(({ to }) => to.includes(email))?.source ?? "";
  const text = source.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const link = /^http\S+#\S+$/m.exec(text)?.[0];
  if (!link) throw new Error(`no link for ${email}`);
  return link;
}

/** The subjects of the mails that somebody got. */
function subjects(email: string): string[] {
  return mail.mails
    .filter(({ to }) => to.includes(email))
    .map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1]?.trim() ?? "");
}

test("an invitation reaches its address by mail and makes a member", async ({ browser }) => {
  const owner = await freshPage(browser);
  await setUpOnPage(owner, app.setupCode, OWNER);
  await expect(owner).toHaveURL("/projects");
  await openLive(owner, "/settings/invitations");
  await owner.getByRole("radio", { name: /^Assessor/ }).check();
  await expect(owner.getByLabel("Only for")).toHaveAccessibleDescription(
    /where the link is mailed/,
  );
  await owner.getByLabel("Only for").fill(KIM.email);
  await owner.getByRole("button", { name: "Make the invitation" }).click();
  const made = owner.getByRole("status").filter({ hasText: `Mailed to ${KIM.email}` });
  await expect(made).toBeVisible();
  await expect(made).toContainText(linkFor(KIM.email));
  await expectSound(owner);

  const kim = await freshPage(browser);
  await kim.goto(linkFor(KIM.email));
  await kim.getByLabel("Your name").fill("Kim Holm");
  await kim.getByLabel("Email").first().fill(KIM.email);
  await kim.getByLabel("Password").first().fill(KIM.password);
  await kim.getByRole("button", { name: "Make the account and join" }).click();
  await expect(kim).toHaveURL("/projects");
});

test("who forgot their password sets a new one by a mailed link, and is told of it", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page).toHaveURL("/forgot-password");
  await expectSound(page);
  const answer = page.getByRole("status").filter({ hasText: "a link is on its way" });
  await page.getByLabel("Email").fill("nobody@nordhavn.example");
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(answer).toBeVisible();
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(KIM.email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await expect(answer).toBeVisible();
  await expect.poll(() => subjects(KIM.email)).toContain("A new password for Plimsoll");
  expect(subjects("nobody@nordhavn.example")).toEqual([]);

  await page.goto(linkFor(KIM.email));
  KIM.password = "five quite unrelated small words";
  await page.getByLabel("New password").fill(KIM.password);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("status")).toContainText("The new password is set.");
  await expect.poll(() => subjects(KIM.email)).toContain("Your password was set anew on Plimsoll");
  await signInOnPage(page, KIM);
  await expect(page).toHaveURL("/projects");
});

test("an owner makes a link to a new password for a member, who is told of it", async ({
  browser,
}) => {
  const owner = await freshPage(browser);
  await signInOnPage(owner, OWNER);
  await expect(owner).toHaveURL("/projects");
  await openLive(owner, "/settings/members");
  await owner.getByRole("button", { name: "Sign-in of Kim Holm" }).click();
  const dialog = owner.getByRole("dialog", { name: "Sign-in of Kim Holm" });
  await dialog.getByRole("button", { name: "Make a link for a new password" }).click();
  const shown = dialog.getByRole("status").filter({ hasText: "For Kim Holm alone" });
  await expect(shown).toBeVisible();
  await expectSound(owner);
  const link = /http\S+\/reset-password#[\w-]{43}/.exec((await shown.textContent()) ?? "")?.[0];
  await expect
    .poll(() => subjects(KIM.email)) //
    .toContain("A link for a new password was made on Plimsoll");

  const kim = await freshPage(browser);
  await kim.goto(link ?? "");
  KIM.password = "six small words that stand apart";
  await kim.getByLabel("New password").fill(KIM.password);
  await kim.getByRole("button", { name: "Set password" }).click();
  await expect(kim.getByRole("status")).toContainText("The new password is set.");
  await signInOnPage(kim, KIM);
  await expect(kim).toHaveURL("/projects");
});

test("where codes are required, who has none sets an app up and sees nothing before", async ({
  browser,
}) => {
  test.slow(); // axe on three pages
  const owner = await freshPage(browser);
  await signInOnPage(owner, OWNER);
  await expect(owner).toHaveURL("/projects");
  await openLive(owner, "/settings/sign-in");
  await owner.getByRole("button", { name: "Require codes" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Require codes" }).click();
  await expect(owner.getByText("Set an authenticator app up for your own account first.")) //
    .toBeVisible();
  await openAccount(owner);
  await setUpApp(owner, OWNER.password);
  await openLive(owner, "/settings/sign-in");
  await expectSound(owner);
  const kim = await freshPage(browser);
  await signInOnPage(kim, KIM);
  await expect(kim).toHaveURL("/projects");
  await owner.getByRole("button", { name: "Require codes" }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Require codes" }).click();
  await expect(owner.getByText("owners too, needs the code")).toBeVisible();

  for (const path of ["/projects", "/account", "/projects/new", "/keep", "/sign-in"]) {
    await kim.goto(path);
    await expect(kim).toHaveURL("/sign-in/set-up-app");
  }
  await expectSound(kim);
  await openAccount(kim, "/sign-in/set-up-app");
  await setUpApp(kim, KIM.password);
  await kim.getByRole("link", { name: "Go to the projects" }).click();
  await expect(kim).toHaveURL("/projects");
});

/** Sets an app up where the page offers it. */
async function setUpApp(page: Page, password: string): Promise<void> {
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Set up an app" }).click();
  const typed = page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const secret = Secret.fromBase32(((await typed.textContent()) ?? "").replaceAll(" ", ""));
  await page.getByRole("textbox", { name: "Code" }).fill(new TOTP({ secret }).generate());
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
}
