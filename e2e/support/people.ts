import type { Page } from "@playwright/test";

/** Somebody with an account, as they type themselves. */
export type Person = { name: string; email: string; password: string };

/** Who set the shared app up. No test changes this password or ends these sessions. */
export const OWNER = {
  name: "Mara Lindqvist",
  email: "mara@nordhavn.example",
  password: "three unrelated words",
} as const satisfies Person;

/** Fills the first set-up in and sends it. */
export async function setUpOnPage(
  page: Page,
  code: string | null,
  { name, email, password }: Person,
): Promise<void> {
  await page.goto("/set-up");
  await page.getByLabel("One-time code").fill(code ?? "");
  await page.getByLabel("Organisation").fill("Nordhavn");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Set up" }).click();
}

/** Signs in on the page; the password may be another than the person's. */
export async function signInOnPage(
  page: Page,
  { email, password }: Pick<Person, "email" | "password">,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
