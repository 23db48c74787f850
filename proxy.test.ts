import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { proxy } from "./proxy";

vi.mock("node:fs", () => ({
  readFileSync: () => JSON.stringify({ "/catalogue": ["'sha256-known'"] }),
}));
afterEach(() => vi.unstubAllEnvs());

const policyOf = (path: string, headers = {}) => {
  vi.stubEnv("NODE_ENV", "production");
  const response = proxy(new NextRequest(`http://localhost${path}`, { headers }));
  return response.headers.get("Content-Security-Policy") ?? "";
};

test("a page made per request gets a nonce of its own, which the caller cannot choose", () => {
  const chosen = { "Content-Security-Policy": "script-src 'nonce-mine'" };
  const [first, second] = [policyOf("/sign-in", chosen), policyOf("/sign-in")];
  expect(first).toMatch(/script-src 'nonce-[\w+/]{24}' 'strict-dynamic'/);
  expect(first).not.toContain("nonce-mine");
  expect(first).not.toBe(second);
});

test("a page made at build time allows its own scripts by hash", () => {
  expect(policyOf("/catalogue")).toMatch(/script-src 'self' 'sha256-\S+' 'sha256-known';/);
  expect(policyOf("/constructor")).toContain("'nonce-");
});

test("no policy of a build allows evaluation, inline styles or framing", () => {
  for (const path of ["/catalogue", "/sign-in"]) {
    expect(policyOf(path)).not.toContain("unsafe");
    expect(policyOf(path)).toContain("frame-ancestors 'none'");
  }
});

test("where a caller says to come from is dropped, unless a proxy is trusted to say it", () => {
  vi.stubEnv("NODE_ENV", "production");
  const passedOn = () => {
    const headers = { "X-Forwarded-For": "6.6.6.6" };
    const { headers: set } = proxy(new NextRequest("http://localhost/sign-in", { headers }));
    return set.get("x-middleware-override-headers")?.split(",");
  };
  expect(passedOn()).not.toContain("x-forwarded-for");
  vi.stubEnv("TRUST_PROXY", "1");
  expect(passedOn()).toContain("x-forwarded-for");
});

test("only under https is the browser told to stay there", () => {
  const header = () =>
    proxy(new NextRequest("http://localhost/")).headers.get("Strict-Transport-Security");
  vi.stubEnv("NEXTAUTH_URL", "http://127.0.0.1:3000");
  expect(header()).toBeNull();
  vi.stubEnv("NEXTAUTH_URL", "https://plimsoll.example");
  expect(header()).toContain("max-age");
});
