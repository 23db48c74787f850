import { spawnSync } from "node:child_process";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { PROJECT } from "../scripts/project";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { freshPages } from "./support/fresh-pages";
import { live } from "./support/live";
import { type Person, setUpOnPage, signInOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { expectStrict } from "./support/strict";

const HENRIK = {
  name: "Henrik Sand",
  email: "henrik@nordhavn.example",
  password: "three unrelated words",
} satisfies Person;
const CHANGED = "four other unrelated words";
const RESET = "five quite unrelated small words";
const WRONG = { ...HENRIK, password: "not one of his words" };

// One story, told on an app that nobody has set up yet.
test.describe.configure({ mode: "serial" });
let app: TestApp;
const freshPage = freshPages(() => app.url);
test.beforeAll(async () => {
  app = await startTestApp();
});
test.afterAll(async () => {
  await app.stop();
  removeDataDirectory(app.dataDirectory);
});

async function signedIn(browser: Browser, password: string): Promise<Page> {
  const page = await freshPage(browser);
  await signInOnPage(page, { ...HENRIK, password });
  await expect(page).toHaveURL("/projects");
  await live(page);
  return page;
}

async function expectSignedOut(page: Page): Promise<void> {
  await page.goto("/projects");
  await expect(page).toHaveURL("/sign-in");
}

async function changePassword(page: Page, current: string, wanted: string): Promise<void> {
  await page.getByLabel("Current password").fill(current);
  await page.getByLabel("New password").fill(wanted);
  await page.getByRole("button", { name: "Change password" }).click();
}

function resetPassword(...words: string[]) {
  const environment = { ...process.env, NODE_OPTIONS: "", PLIMSOLL_DATA: app.dataDirectory };
  return spawnSync("npm", ["run", "-s", "reset-password", ...words], {
    cwd: PROJECT,
    env: { ...environment, PORT: String(app.port) },
    encoding: "utf8",
  });
}

test("before anybody has an account every page leads to the set-up, which wants the printed code", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  for (const path of ["/", "/projects", "/sign-in"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/set-up");
  }
  await expectSound(page);
  await setUpOnPage(page, "0000-0000-0000-0000", HENRIK);
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was created" })).toContainText(
    "This is not the code, or it has expired. Each start of the server prints a new one.",
  );
  await expect(page.getByLabel("One-time code")).toHaveAccessibleDescription(
    "This is not the code of the last start.",
  );
  await expect(page.getByLabel("Email")).toHaveValue(HENRIK.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
});

test("the code makes one account and no second one", async ({ browser }) => {
  const second = await freshPage(browser);
  expectStrict(await second.goto("/set-up"));
  const page = await freshPage(browser);
  await setUpOnPage(page, app.setupCode, HENRIK);
  await expect(page).toHaveURL("/projects");
  await page.goto("/");
  await expect(page).toHaveURL("/projects");

  for (const label of ["One-time code", "Organisation", "Your name"]) {
    await second.getByLabel(label).fill(app.setupCode ?? "");
  }
  await second.getByLabel("Email").fill("mara@nordhavn.example");
  await second.getByLabel("Password").fill(HENRIK.password);
  await second.getByRole("button", { name: "Set up" }).click();
  await expect(second.getByRole("alert").filter({ hasText: "Nothing was created" })).toContainText(
    "Plimsoll is set up already. Sign in instead.",
  );
  await second.goto("/set-up");
  await expect(second).toHaveURL("/sign-in");
});

test("a stranger is led to sign-in, a wrong password is refused, the right one leads to the projects", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  for (const path of ["/projects", "/account"]) {
    await page.goto(path);
    await expect(page).toHaveURL("/sign-in");
  }
  await signInOnPage(page, WRONG);
  await expect(page.getByRole("alert").filter({ hasText: "Not signed in" })).toContainText(
    "Email or password is wrong.",
  );
  await expect(page.getByLabel("Email")).toHaveValue(HENRIK.email);
  await page.getByLabel("Password").fill(HENRIK.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/projects");
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/projects");
});

test("signing out ends the session of this browser, from the menu and from the account page", async ({
  browser,
}) => {
  const other = await signedIn(browser, HENRIK.password);
  const page = await signedIn(browser, HENRIK.password);
  await page.getByRole("button", { name: `Account of ${HENRIK.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expectSignedOut(page);

  await other.goto("/account");
  await live(other);
  await other.getByRole("button", { name: "Sign out of this browser" }).click();
  await expect(other).toHaveURL("/sign-in");
  await expectSignedOut(other);
});

test("a new password needs the current one and ends the sessions in other browsers", async ({
  browser,
}) => {
  const [page, other] = [
    await signedIn(browser, HENRIK.password),
    await signedIn(browser, HENRIK.password),
  ];
  await page.goto("/account");
  await changePassword(page, WRONG.password, CHANGED);
  await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(
    "The current password is wrong.",
  );
  await changePassword(page, HENRIK.password, "too short");
  await expect(page.getByLabel("New password")).toHaveAccessibleDescription(
    "Use at least 12 characters.",
  );
  await changePassword(page, HENRIK.password, CHANGED);
  await expect(page.getByRole("status").filter({ hasText: "The password is changed" })) //
    .toBeVisible();
  await page.goto("/projects");
  await expect(page).toHaveURL("/projects");
  await expectSignedOut(other);
});

test("signing out everywhere ends the sessions of all browsers", async ({ browser }) => {
  const [page, other] = [await signedIn(browser, CHANGED), await signedIn(browser, CHANGED)];
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expectSignedOut(page);
  await expectSignedOut(other);
});

test("npm run reset-password prints a link that sets a new password once and only once", async ({
  browser,
}) => {
  const nobody = resetPassword("nobody@nordhavn.example");
  expect(nobody.status).toBe(1);
  expect(nobody.stderr).toContain("Nobody has this e-mail address.");

  const link = resetPassword(HENRIK.email).stdout.split("\n")[0] ?? "";
  expect(link.startsWith(`${app.url}/reset-password#`)).toBe(true);
  const signed = await signedIn(browser, CHANGED);
  const page = await freshPage(browser);
  await page.goto(link);
  await expect(page).toHaveURL("/reset-password");
  await page.getByLabel("New password").fill(RESET);
  await page.getByRole("button", { name: "Set password" }).click();
  await expect(page.getByRole("status")).toContainText("The new password is set.");
  await expectSignedOut(signed);
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/sign-in");
  await signedIn(browser, RESET);

  const late = await freshPage(browser);
  await late.goto(link);
  await late.getByLabel("New password").fill("a thief’s chosen password");
  await late.getByRole("button", { name: "Set password" }).click();
  await expect(late.getByRole("alert").filter({ hasText: "was not set" })).toContainText(
    "This link was used already, or it has expired.",
  );
  await signedIn(browser, RESET);
});

test("after ten wrong passwords for one account the form says when to try again", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  const mara = { email: "mara@nordhavn.example", password: WRONG.password };
  await signInOnPage(page, mara);
  const alert = page.getByRole("alert").filter({ hasText: "Not signed in" });
  await expect(alert).toContainText("Email or password is wrong.");
  for (let tries = 2; tries <= 11; tries += 1) {
    await page.getByLabel("Password").fill(mara.password);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
    // The form is empty again once the answer has been drawn.
    await expect(page.getByLabel("Password")).toHaveValue("");
  }
  await expect(alert).toContainText(/Too many tries\. Try again after \d\d:\d\d UTC\./);
});

test("a restart prints no code, and what was set up is there", async ({ browser }) => {
  expect(await app.stop()).toBe(0);
  app = await startTestApp({ dataDirectory: app.dataDirectory, port: app.port });
  expect(app.setupCode).toBeNull();
  await signedIn(browser, RESET);
});
