import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { openAccount, openLive } from "./support/live";
import { OWNER, signInOnPage } from "./support/people";
import { expectSound } from "./support/sound";
import { expect, test } from "./support/test";

/** The code of now, then that of the next half minute, which counts already: each is taken once. */
function codesOf(key: string): () => string {
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  let steps = 0;
  return () => {
    const code = totp.generate({ timestamp: Date.now() + steps * 30_000 });
    steps += 1;
    return code;
  };
}

async function enterCode(page: Page, code: string): Promise<void> {
  await expect(page).toHaveURL("/sign-in/code");
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("somebody sets an app up, signs in with a code, with a recovery code, and is helped by an owner", async ({
  page: owner,
  member,
}) => {
  test.slow();
  const name = `Runa Falk ${process.pid}`;
  const page = await member("viewer", name);
  await openAccount(page);
  await page.getByLabel("Your password").fill(OWNER.password);
  await page.getByRole("button", { name: "Set up an app" }).click();
  await expect(page.getByRole("img", { name: "QR code with the key" })).toBeVisible();
  await expectSound(page);
  const typed = page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const nextCode = codesOf(((await typed.textContent()) ?? "").replaceAll(" ", ""));
  await page.getByRole("textbox", { name: "Code" }).fill("12345");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Not turned on")).toBeVisible();
  await page.getByRole("textbox", { name: "Code" }).fill(nextCode());
  await page.getByRole("button", { name: "Turn on" }).click();
  const shown = page.getByRole("listitem").filter({ hasText: /^(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}$/ });
  await expect(shown).toHaveCount(10);
  await expectSound(page);
  const codes = await shown.allTextContents();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as text" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toContain(codes.join("\n"));
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expectSound(page);

  const email = (await page.getByText(/@nordhavn\.example, viewer in/).textContent()) ?? "";
  const person = { email: email.split(",")[0] ?? "", password: OWNER.password };
  await page.context().clearCookies();
  await signInOnPage(page, { ...person, password: "not the password" });
  await expect(page.getByText("Email or password is wrong.")).toBeVisible();
  await signInOnPage(page, person);
  await expect(page).toHaveURL("/sign-in/code");
  await expectSound(page);
  // The password alone opens nothing.
  await page.goto("/projects");
  await expect(page).toHaveURL("/sign-in");
  await page.goto("/sign-in/code");
  await enterCode(page, nextCode());
  await expect(page).toHaveURL("/projects");

  await page.context().clearCookies();
  await page.goto("/sign-in/code");
  await expect(page).toHaveURL("/sign-in");
  await signInOnPage(page, person);
  await enterCode(page, codes[0] ?? "");
  await expect(page).toHaveURL("/projects");
  await page.context().clearCookies();
  await signInOnPage(page, person);
  await enterCode(page, codes[0] ?? "");
  await expect(page.getByText("Not signed in")).toBeVisible();

  await openLive(owner, "/settings/members");
  await owner.getByRole("button", { name: `Sign-in of ${name}` }).click();
  await owner.getByRole("button", { name: "Turn the code off" }).click();
  await expect(owner.getByText("Turned off. The password alone signs them in.")).toBeVisible();
  await signInOnPage(page, person);
  await expect(page).toHaveURL("/projects");
});
