import { type APIResponse, expect, type Response } from "@playwright/test";
import { isSealed } from "@/lib/sealed-pages";

const HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
const FIXED_POLICY = {
  "default-src": "'none'",
  "style-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "frame-ancestors": "'none'",
};
const SCRIPT_SOURCE = /^('self'|'strict-dynamic'|'nonce-[\w+/]{24}'|'sha256-[\w+/]{43}=')$/;

/** Holds an answer to the headers that every one has, whatever its status. */
export function expectStrict(response: APIResponse | Response | null): void {
  if (!response) throw new Error("There was no answer.");
  const path = new URL(response.url()).pathname;
  const headers = response.headers();
  for (const [name, value] of Object.entries(HEADERS)) {
    expect(headers[name], `${name} of ${path}`).toBe(value);
  }
  expect(headers["x-powered-by"], `x-powered-by of ${path}`).toBeUndefined();
  const policy = new Map(
    (headers["content-security-policy"] ?? "").split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  const own = isSealed(path) ? "'none'" : "'self'";
  const fixed = { ...FIXED_POLICY, "form-action": own, "connect-src": own };
  for (const [name, value] of Object.entries(fixed)) {
    expect(policy.get(name), `${name} of ${path}`).toBe(value);
  }
  const scripts = policy.get("script-src")?.split(" ") ?? [];
  expect(
    scripts.filter((source) => !SCRIPT_SOURCE.test(source)),
    `scripts of ${path}`,
  ) //
    .toEqual([]);
  expect(
    scripts.some((source) => /nonce|sha256/.test(source)),
    `scripts of ${path}`,
  ).toBe(true);
}
