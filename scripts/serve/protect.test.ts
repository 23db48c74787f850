import { expect, test } from "vitest";
import { protectionOf, type Site } from "./protect";

const SITE: Site = {
  dev: false,
  https: false,
  proxies: 0,
  hashes: { "/catalogue": ["'sha256-known'"] },
};

/** Sends a request through. Returns what Next sees of it, and the headers of the answer. */
function pass(url: string, headers: Record<string, string> = {}, site: Partial<Site> = {}) {
  const request = { url, headers: { ...headers } as Record<string, string | undefined> };
  const answer = new Map<string, unknown>();
  const setHeader = (name: string, value: unknown) => answer.set(name.toLowerCase(), value);
  protectionOf({ ...SITE, ...site })(request, { setHeader } as never);
  return { seen: request.headers, answer };
}

const policyOf = (url: string, headers = {}) =>
  String(pass(url, headers).answer.get("content-security-policy"));

test("a page made per request gets a nonce of its own, which the caller cannot choose", () => {
  const chosen = {
    "content-security-policy": "script-src 'nonce-mine'",
    "content-security-policy-report-only": "script-src 'nonce-mine'",
  };
  const first = pass("/sign-in", chosen);
  const policy = first.answer.get("content-security-policy");
  expect(policy).toMatch(/script-src 'nonce-[\w+/]{24}' 'strict-dynamic'/);
  expect(policy).not.toBe(policyOf("/sign-in"));
  expect(first.seen["content-security-policy"]).toBe(policy); // Next takes the nonce from there
  expect(Object.values(first.seen).join()).not.toContain("nonce-mine");
});

test("a page made at build time allows its own scripts by hash", () => {
  const hashed = /script-src 'self' (?:'sha256-\S+' ){2}'sha256-known';/;
  for (const url of ["/catalogue", "/catalogue?q=1", "/x/../catalogue"]) {
    expect(policyOf(url)).toMatch(hashed);
  }
  for (const url of ["/constructor", "/", "//catalogue", "*", "http://elsewhere/catalogue"]) {
    expect(policyOf(url)).toContain("'nonce-");
  }
});

test("every answer has the security headers, but the build's own files", () => {
  expect(pass("/api/ready").answer.get("x-content-type-options")).toBe("nosniff");
  expect(pass("/_next/static/../../sign-in").answer.get("x-frame-options")).toBe("DENY");
  expect(pass("/_next/static/chunks/a.js").answer.size).toBe(0);
});

test("the pages that read a stranger's files may open no connection, however they are asked for", () => {
  for (const url of ["/", "/try", "/try?with=CTR-1", "/x/../try"]) {
    expect(policyOf(url)).toContain("connect-src 'none'");
  }
  expect(policyOf("/sign-in")).toContain("connect-src 'self'");
});

test("their engine answers to a policy of its own, which forbids everything", () => {
  const { answer } = pass("/_next/static/worker/assess-0.js");
  expect(answer.get("content-security-policy")).toMatch(/^default-src 'none'/);
});

test("where a caller says to come from is dropped, unless a proxy is trusted to say it", () => {
  const headers = { "x-forwarded-for": "6.6.6.6" };
  expect(pass("/sign-in", headers).seen).not.toHaveProperty("x-forwarded-for");
  expect(pass("/_next/static/a.js", headers).seen).not.toHaveProperty("x-forwarded-for");
  expect(pass("/sign-in", headers, { proxies: 1 }).seen["x-forwarded-for"]).toBe("6.6.6.6");
});
