import { expect, type Page, test } from "@playwright/test";
import { freePort } from "../scripts/start/port";
import { removeDataDirectory, startTestApp, type TestApp } from "./support/app";
import { freshPages } from "./support/fresh-pages";
import { live } from "./support/live";
import { OWNER, setUpOnPage, signInOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { type SsoProvider, startSsoProvider } from "./support/sso-provider";

// One story, told on an app with a real provider beside it.
test.describe.configure({ mode: "serial" });
let app: TestApp;
let provider: SsoProvider;
// The icon and the font of the provider's own pages.
const freshPage = freshPages(() => app.url, [/fonts\.googleapis\.com|localhost:\d+\/favicon\.ico/]);

test.beforeAll(async ({ browser }) => {
  const port = await freePort();
  provider = await startSsoProvider(`http://127.0.0.1:${port}`, await freePort());
  app = await startTestApp({ port, env: provider.env });
  const page = await freshPage(browser);
  await setUpOnPage(page, app.setupCode, OWNER);
  await expect(page).toHaveURL("/projects");
});
test.afterAll(async () => {
  await app.stop();
  await provider.stop();
  removeDataDirectory(app.dataDirectory);
});

/** Goes to the provider and signs in there as a subject; ends where that leads. */
async function comeAs(page: Page, subject: string): Promise<void> {
  await askProvider(page, subject);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(`${app.url}/**`);
}

/** As far as the provider's last question: whether the app may know who it is. */
async function askProvider(page: Page, subject: string): Promise<void> {
  await page.goto("/sign-in");
  await live(page);
  await page.getByRole("button", { name: "Sign in with Nordhavn ID" }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.getByPlaceholder("Enter any login").fill(subject);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
}

/** Somebody new at the provider. */
function account(subject: string, groups: string[], over: Record<string, unknown> = {}): void {
  const email = `${subject}@nordhavn.example`;
  const claims = { email, email_verified: true, name: `Person ${subject}`, groups };
  provider.accounts.set(subject, { ...claims, ...over });
}

const refusal = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "Not signed in with Nordhavn ID" });

/** Invites whoever has the link. */
async function invite(page: Page): Promise<string> {
  await page.goto("/settings/invitations");
  await page.getByRole("radio", { name: /^Viewer/ }).check();
  await page.getByRole("button", { name: "Make the invitation" }).click();
  const shown = page.getByRole("status").filter({ hasText: "Send this link" });
  const link = /http\S+\/join#[\w-]{43}/.exec((await shown.textContent()) ?? "")?.[0];
  if (!link) throw new Error("no link");
  return link;
}

test("whoever the provider vouches for comes in with the role of their groups, and follows them", async ({
  browser,
}) => {
  const page = await freshPage(browser);
  await page.goto("/sign-in");
  await expectSound(page);
  account("rikke", ["canteen", "security"]);
  await comeAs(page, "rikke");
  await expect(page).toHaveURL("/projects");
  await page.goto("/account");
  await expect(page.getByText("rikke@nordhavn.example, reviewer in Nordhavn")).toBeVisible();
  await expect(page.getByText(/with single sign-on/)).toBeVisible();
  await expect(page.getByLabel("Current password")).toHaveCount(0);
  await expectSound(page);

  await page.getByRole("button", { name: "Sign out of this browser" }).click();
  account("rikke", ["builders"]);
  const later = await freshPage(browser);
  await comeAs(later, "rikke");
  await later.goto("/account");
  await expect(later.getByText("rikke@nordhavn.example, assessor in Nordhavn")).toBeVisible();
});

test("without a group that has a role, or a verified address, somebody is told so and gets no session", async ({
  browser,
}) => {
  account("kim", ["canteen"]);
  account("mallory", ["platform"], { email: OWNER.email, email_verified: false });
  for (const [subject, words] of [
    ["kim", /You are in no group that has a role here\./],
    ["mallory", /It did not send a verified e-mail address\./],
  ] as const) {
    const page = await freshPage(browser);
    await comeAs(page, subject);
    await expect(refusal(page)).toContainText(words);
    await page.goto("/projects");
    await expect(page).toHaveURL("/sign-in");
  }
  const page = await freshPage(browser);
  await signInOnPage(page, OWNER); // it was not touched
  await expect(page).toHaveURL("/projects");
});

test("a member who was removed is not let in again by the provider", async ({ browser }) => {
  account("otto", ["builders"]);
  const otto = await freshPage(browser);
  await comeAs(otto, "otto");
  await expect(otto).toHaveURL("/projects");
  const owner = await freshPage(browser);
  await signInOnPage(owner, OWNER);
  await expect(owner).toHaveURL("/projects");
  await owner.goto("/settings/members");
  await live(owner);
  await owner.getByRole("button", { name: "Remove Person otto" }).click();
  await owner.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(owner.getByText("Person otto was removed")).toBeVisible();
  await otto.goto("/projects");
  await expect(otto).toHaveURL("/sign-in");
  const again = await freshPage(browser);
  await comeAs(again, "otto");
  await expect(refusal(again)).toContainText("You are no member any more.");
});

/** Signs in as far as the provider's answer, and keeps that from the app. Returns its address. */
async function answerFor(page: Page, subject: string): Promise<string> {
  await askProvider(page, subject);
  const form = page.locator("form", { has: page.getByRole("button", { name: "Continue" }) });
  const sent = await form.evaluate((it: HTMLFormElement) => ({
    action: it.action,
    form: Object.fromEntries([...new FormData(it)].map(([name, value]) => [name, String(value)])),
  }));
  // With the browser's cookies, but step by step: a browser would follow to the app.
  const options = { maxRedirects: 0 };
  let response = await page.request.post(sent.action, { ...options, form: sent.form });
  for (;;) {
    const next = new URL(response.headers().location ?? "", response.url());
    if (next.pathname === "/api/auth/callback/oidc") return next.href;
    response = await page.request.get(next.href, options);
    expect(response.status()).toBeLessThan(400);
  }
}

async function expectRefused(page: Page, answer: string): Promise<void> {
  await page.goto(answer);
  await expect(refusal(page)).toContainText("It was broken off, or it took too long. Try again.");
  await page.goto("/projects");
  await expect(page).toHaveURL("/sign-in");
}

test("an answer of the provider opens nothing in another browser, nor with another state", async ({
  browser,
}) => {
  account("vera", ["builders"]);
  const page = await freshPage(browser);
  const answer = await answerFor(page, "vera");
  await expectRefused(await freshPage(browser), answer); // it did not ask
  const forged = new URL(answer);
  forged.searchParams.set("state", "x".repeat(43));
  await expectRefused(page, forged.href);
});

test("an answer that was used once opens nothing again, in the same browser, with the same cookies", async ({
  browser,
}) => {
  account("ines", ["builders"]);
  const page = await freshPage(browser);
  const answer = await answerFor(page, "ines");
  const asked = (await page.context().cookies()).filter(({ name }) => name.startsWith("next-auth"));
  await page.goto(answer);
  await expect(page).toHaveURL("/projects");
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out of this browser" }).click();
  await expect(page).toHaveURL("/sign-in");
  await expectRefused(page, answer); // its state is gone
  await page.context().addCookies(asked);
  await expectRefused(page, answer); // and so is its code
});

test("an ID token that answers another question, by its nonce, opens nothing", async ({
  browser,
}) => {
  account("lea", ["builders"]);
  const page = await freshPage(browser);
  const answer = await answerFor(page, "lea");
  const cookies = await page.context().cookies();
  const named = (part: string) => cookies.filter(({ name }) => name.includes(part));
  // The same browser asks anew; then state and PKCE are put back to the first question, and the nonce is not.
  await page.goto("/sign-in");
  await page.context().clearCookies(); // the provider's, too, or it would send the browser on at once
  await live(page);
  await page.getByRole("button", { name: "Sign in with Nordhavn ID" }).click();
  await page.waitForURL(`${provider.issuer}/**`);
  await page.context().addCookies([...named("state"), ...named("pkce")]);
  await expectRefused(page, answer);
});

test("an owner requires single sign-on: a password opens nothing any more, except for owners", async ({
  browser,
}) => {
  const owner = await freshPage(browser);
  await signInOnPage(owner, OWNER);
  await expect(owner).toHaveURL("/projects");
  await owner.goto("/settings/sign-in");
  await expect(owner.getByText("once yourself before you require it")).toBeVisible();
  await expect(owner.getByRole("button", { name: "Require single sign-on" })).toHaveCount(0);

  const link = await invite(owner);
  const mona = { name: "Mona", email: "mona@nordhavn.example", password: OWNER.password };
  const guest = await freshPage(browser);
  await guest.goto(link);
  await guest.getByLabel("Your name").fill(mona.name);
  await guest.getByLabel("Email").first().fill(mona.email);
  await guest.getByLabel("Password").first().fill(mona.password);
  await guest.getByRole("button", { name: "Make the account and join" }).click();
  await expect(guest).toHaveURL("/projects");

  account("lotte", ["platform"]);
  const page = await freshPage(browser);
  await comeAs(page, "lotte");
  await expect(page).toHaveURL("/projects");
  await page.goto("/settings/sign-in");
  await expect(page.getByText("platform: owner")).toBeVisible();
  await expectSound(page);
  await live(page);
  await page.getByRole("button", { name: "Require single sign-on" }).click();
  await page.getByRole("button", { name: "Require it", exact: true }).click();
  await expect(page.getByText("Single sign-on is required")).toBeVisible();
  await expectSound(page);

  await guest.goto("/projects");
  await expect(guest).toHaveURL("/sign-in");
  await signInOnPage(guest, mona);
  await expect(guest.getByRole("alert").filter({ hasText: "Not signed in" })).toContainText(
    "Nordhavn asks for single sign-on: a password alone opens nothing.",
  );
  await owner.goto("/projects");
  await expect(owner).toHaveURL("/projects");
  await page.goto("/settings/sign-in");
  await live(page);
  await page.getByRole("button", { name: "Require it no more" }).click();
  await expect(page.getByText("A password is enough again")).toBeVisible();
  await guest.goto("/projects");
  await expect(guest).toHaveURL("/projects"); // the session had not ended
});

test("a provider that does not answer is said to, and a password still signs in", async ({
  browser,
}) => {
  await provider.stop();
  const page = await freshPage(browser);
  await page.goto("/sign-in");
  await live(page);
  await page.getByRole("button", { name: "Sign in with Nordhavn ID" }).click();
  await expect(refusal(page)).toContainText("It did not answer. Try again later.");
  await signInOnPage(page, OWNER);
  await expect(page).toHaveURL("/projects");
});
