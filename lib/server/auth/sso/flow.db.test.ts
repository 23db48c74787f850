import { createRequire } from "node:module";
import type { AuthOptions } from "next-auth";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { type SsoProvider, startSsoProvider } from "@/e2e/support/sso-provider";
import { authOptions } from "@/lib/server/auth/options";
import { database } from "@/lib/server/db";
import { makeOrganisation } from "@/lib/server/projects/test-organisation";
import { freePort } from "@/scripts/start/port";
import { createTestDatabase } from "@/scripts/testing/test-database";

/** What next-auth makes of a request. Its handler for Next would want Next around it. */
type Handle = (input: { req: object; options: AuthOptions }) => Promise<{
  readonly redirect?: string;
  readonly body?: { readonly csrfToken?: string };
  readonly cookies?: readonly { readonly name: string; readonly value: string }[];
}>;
const inside = createRequire(createRequire(import.meta.url).resolve("next-auth"));
const { AuthHandler } = inside("./core") as { AuthHandler: Handle };

await createTestDatabase();
const APP = "http://127.0.0.1:39999";
const provider: SsoProvider = await startSsoProvider(APP, await freePort());
Object.assign(process.env, provider.env, { NEXTAUTH_URL: APP, NEXTAUTH_SECRET: "s".repeat(40) });
await makeOrganisation();
const log = vi.spyOn(console, "error").mockImplementation(() => undefined);

beforeEach(() => {
  vi.unstubAllEnvs();
  log.mockClear();
  provider.accounts.set("rikke", {
    email: "rikke@nordhavn.example",
    email_verified: true,
    name: "Rikke",
    groups: ["security"],
  });
});
afterAll(async () => {
  log.mockRestore();
  await provider.stop();
  await database().$disconnect();
});

type Cookies = Map<string, string>;

async function ask(cookies: Cookies, path: string, form?: Record<string, string>) {
  const url = new URL(path, APP);
  const [action, providerId] = url.pathname.slice("/api/auth/".length).split("/");
  const req = {
    method: form ? "POST" : "GET",
    action,
    providerId,
    query: Object.fromEntries(url.searchParams),
    body: form,
    cookies: Object.fromEntries(cookies),
    headers: {},
    origin: APP,
  };
  const response = await AuthHandler({ req, options: authOptions("Firefox/140.0 (Linux)") });
  for (const { name, value } of response.cookies ?? []) {
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }
  return response;
}

/** Begins a sign-in, in a browser's cookies. Returns the address at the provider. */
async function begin(cookies: Cookies): Promise<string> {
  const { csrfToken = "" } = (await ask(cookies, "/api/auth/csrf")).body ?? {};
  const form = { csrfToken, callbackUrl: `${APP}/projects`, json: "true" };
  return (await ask(cookies, "/api/auth/signin/oidc", form)).redirect ?? "";
}

/** Does at the provider what a person does there. Returns where it sends them back. */
async function signInAtProvider(
  url: string,
  cookies: Cookies = new Map(),
  form?: URLSearchParams,
): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const method = form ? "POST" : "GET";
  const answer = await fetch(url, { method, body: form, redirect: "manual", headers: { cookie } });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }
  const to = answer.headers.get("location");
  const next = to && new URL(to, url).href;
  if (next) return next.startsWith(APP) ? next.slice(APP.length) : signInAtProvider(next, cookies);
  const page = await answer.text();
  const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? "";
  const typed = new URLSearchParams({ prompt, login: "rikke", password: "anything" });
  return signInAtProvider(new URL(action, url).href, cookies, typed);
}

const BROKEN_OFF = `${APP}/api/auth/error?error=OAuthCallback`;
const sessions = () => database().session.count();
const told = () => log.mock.calls.join(" ");

test("an answer of the provider makes one session, which says that it is by single sign-on", async () => {
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  expect((await ask(cookies, answer)).redirect).toBe(`${APP}/projects`);
  expect(await database().session.findMany()).toMatchObject([{ bySso: true, byTotp: false }]);
  expect(cookies.has("plimsoll-session")).toBe(true);
});

test("it opens nothing in another browser, nor with another state", async () => {
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  const before = await sessions();
  expect((await ask(new Map(), answer)).redirect).toBe(BROKEN_OFF);
  const forged = answer.replace(/state=[^&]+/, `state=${"x".repeat(43)}`);
  expect((await ask(cookies, forged)).redirect).toBe(BROKEN_OFF);
  expect(told()).toContain("state mismatch");
  expect(await sessions()).toBe(before);
});

test("a used one opens nothing again, even with the cookies of the first time", async () => {
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  const kept = new Map(cookies);
  await ask(cookies, answer);
  const before = await sessions();
  expect((await ask(cookies, answer)).redirect).toBe(BROKEN_OFF);
  expect((await ask(kept, answer)).redirect).toBe(BROKEN_OFF);
  expect(told()).toContain("invalid_grant");
  expect(await sessions()).toBe(before);
});

test("an ID token that answers another question, by its nonce, opens nothing", async () => {
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  const first = new Map(cookies);
  await begin(cookies);
  for (const [name, value] of first) if (/state|pkce/.test(name)) cookies.set(name, value);
  const before = await sessions();
  expect((await ask(cookies, answer)).redirect).toBe(BROKEN_OFF);
  expect(told()).toContain("nonce mismatch");
  expect(await sessions()).toBe(before);
});

test("a provider that calls itself otherwise than it was configured opens nothing", async () => {
  vi.stubEnv("OIDC_ISSUER", provider.issuer.replace("localhost", "127.0.0.1")); // the same one, by another name
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  const before = await sessions();
  expect((await ask(cookies, answer)).redirect).toBe(BROKEN_OFF);
  expect(told()).toContain("another than OIDC_ISSUER says");
  expect(await sessions()).toBe(before);
});

test("who is refused is told why, and nothing of the secret or a token is logged", async () => {
  provider.accounts.set("rikke", { email: "rikke@nordhavn.example", groups: ["canteen"] });
  const cookies: Cookies = new Map();
  const answer = await signInAtProvider(await begin(cookies));
  const before = await sessions();
  expect((await ask(cookies, answer)).redirect).toBe("/sign-in?error=group");
  expect(await sessions()).toBe(before);
  expect(told()).not.toMatch(/eyJ|the secret that/);
});

test("a provider that is away is said to be", async () => {
  await provider.stop();
  expect(await begin(new Map())).toBe(`${APP}/api/auth/error?error=OAuthSignin`);
});
