import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LATE_SCRIPT } from "@/components/ui/late-source";
import { THEME_SCRIPT } from "@/components/ui/theme-source";
import { isSealed, WORKER_PATH } from "@/lib/sealed-pages";
import { contentSecurityPolicy, securityHeaders, WORKER_POLICY } from "@/lib/security-headers";

/** What the headers of an answer depend on, beside the request. */
export type Site = {
  dev: boolean;
  /** Whether people reach it by https. */
  https: boolean;
  /** How many proxies stand in front. */
  proxies: number;
  /** The script sources of the pages made at build time, by path. */
  hashes: Readonly<Record<string, readonly string[]>>;
};

type Request = Pick<IncomingMessage, "url" | "headers">;
type Answer = Pick<ServerResponse, "setHeader">;

/** Of the scripts in every page, which never change. */
const INLINE_HASHES = [THEME_SCRIPT, LATE_SCRIPT].map(
  (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
);

/**
 * Sets the policy and the other security headers of every answer but the build's own files, and takes from the
 * request what a caller may not say. Returns how to do it for a site.
 */
export function protectionOf(site: Site): (request: Request, answer: Answer) => void {
  const others = Object.entries(securityHeaders(site));
  return (request, answer) => {
    // With no proxy in front it is the caller's own word; Next then puts the connection's address there.
    if (site.proxies === 0) delete request.headers["x-forwarded-for"];
    const path = pathOf(request.url);
    if (path.startsWith(WORKER_PATH)) answer.setHeader("Content-Security-Policy", WORKER_POLICY);
    if (path.startsWith("/_next/static/")) return;
    const sealed = isSealed(path);
    const policy = contentSecurityPolicy(scriptSources(site, path), { ...site, sealed });
    // Next reads the nonce from here and puts it on its scripts; a caller may not choose one.
    request.headers["content-security-policy"] = policy;
    delete request.headers["content-security-policy-report-only"];
    answer.setHeader("Content-Security-Policy", policy);
    for (const [name, value] of others) answer.setHeader(name, value);
  };
}

// A page made at build time can have no nonce: its scripts are allowed by their hashes.
function scriptSources({ hashes }: Site, path: string): readonly string[] {
  const sources = Object.hasOwn(hashes, path) ? hashes[path] : undefined;
  if (sources) return ["'self'", ...INLINE_HASHES, ...sources];
  return [`'nonce-${randomBytes(18).toString("base64")}'`, "'strict-dynamic'", ...INLINE_HASHES];
}

// As Next reads it: with its dots resolved. What is no path at all is no page of the build.
function pathOf(url = ""): string {
  const whole = `http://localhost${url}`;
  return URL.canParse(whole) ? new URL(whole).pathname : "";
}
