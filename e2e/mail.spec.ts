import { type Browser, expect, type Page, test } from "@playwright/test";
import { type MailServer, startMailServer } from "../scripts/testing/mail-server";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { type Complaints, listenTo } from "./support/complaints";
import { openLive } from "./support/live";
import { OWNER, setUpOnPage } from "./support/people";
import { expectSound } from "./support/sound";

// One story, told on an app that sends mail.
test.describe.configure({ mode: "serial" });
const KIM = { email: "kim@nordhavn.example", password: "four other unrelated words" };
let app: TestApp;
let mail: MailServer;
let heard: Complaints[] = [];
test.beforeAll(async () => {
  mail = await startMailServer();
  app = await startTestApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: "plimsoll@nordhavn.example" },
  });
});
test.afterEach(() => {
  for (const complaints of heard) complaints.check();
  heard = [];
});
test.afterAll(async () => {
  await app.stop();
  await mail.stop();
  removeDataDirectory(app.dataDirectory);
});

/** A browser that has never been here. */
async function freshPage(browser: Browser): Promise<Page> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: app.url, storageState });
  heard.push(listenTo(context));
  return context.newPage();
}

/** The link in the mail that somebody got last. */
function linkFor(email: string): string {
  const source = mail.mails.findLast(({ to }) => to.includes(email))?.source ?? "";
  const text = source.replaceAll("=\r\n", "").replaceAll("=3D", "=");
  const link = /^http\S+#\S+$/m.exec(text)?.[0];
  if (!link) throw new Error(`no link for ${email}`);
  return link;
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
