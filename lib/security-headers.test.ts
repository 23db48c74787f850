import { expect, test } from "vitest";
import { contentSecurityPolicy, securityHeaders } from "./security-headers";

test("no policy of a build allows evaluation, inline styles or framing", () => {
  const policy = contentSecurityPolicy(["'self'"], { dev: false });
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("the development server may evaluate and write styles, and nothing else is more open", () => {
  const policy = contentSecurityPolicy(["'self'"], { dev: true });
  const closed = policy.replace(" 'unsafe-eval'", "").replace(" 'unsafe-inline'", "");
  expect(closed).toBe(contentSecurityPolicy(["'self'"], { dev: false }));
});

test("a sealed page may open no connection and send no form", () => {
  const policy = contentSecurityPolicy(["'self'"], { dev: false, sealed: true });
  expect(policy).toContain("connect-src 'none';");
  expect(policy).toContain("form-action 'none';");
  expect(contentSecurityPolicy(["'self'"], { dev: false })).toContain("connect-src 'self';");
});

test("only under https is the browser told to stay there", () => {
  const header = (https: boolean) => securityHeaders({ https })["Strict-Transport-Security"];
  expect(header(false)).toBeUndefined();
  expect(header(true)).toContain("max-age");
});
