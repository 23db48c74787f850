import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { THEME_SCRIPT } from "@/components/ui/theme-script";
import { SECURITY_HEADERS } from "@/lib/security-headers";
import { trustedProxies } from "@/lib/server/auth/caller";

const THEME_HASH = `'sha256-${createHash("sha256").update(THEME_SCRIPT).digest("base64")}'`;

let known: Record<string, string[]> | undefined;

/** Sets the policy and the other security headers of every answer but the build's own files. */
export function proxy(request: NextRequest): NextResponse {
  const path = request.nextUrl.pathname.replace(/(?<=.)\/$/, "");
  const hashes = staticHashes();
  // A page made at build time can have no nonce: its scripts are allowed by their hashes.
  const sources = Object.hasOwn(hashes, path) ? hashes[path] : undefined;
  const policy = contentSecurityPolicy(
    sources
      ? ["'self'", THEME_HASH, ...sources]
      : [`'nonce-${randomBytes(18).toString("base64")}'`, "'strict-dynamic'", THEME_HASH],
  );
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its scripts; a caller may not choose one.
  headers.set("Content-Security-Policy", policy);
  headers.delete("Content-Security-Policy-Report-Only");
  // With no proxy in front it is the caller's own word; Next then puts the connection's address there.
  if (trustedProxies() === 0) headers.delete("X-Forwarded-For");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (process.env.NEXTAUTH_URL?.startsWith("https://")) {
    response.headers.set("Strict-Transport-Security", "max-age=31536000");
  }
  return response;
}

// An action on a project's pages, and a saved answer, need no nonce and no address of the caller: they
// go past this file, which costs more than the save itself. `next.config.ts` gives them their headers.
export const config = {
  matcher: [
    "/((?!_next/static/|projects/|api/projects/).*)",
    { source: "/projects/:path*", missing: [{ type: "header", key: "next-action" }] },
  ],
};

function contentSecurityPolicy(scripts: readonly string[]): string {
  // The development server evaluates code and writes styles into the page; a build does neither.
  const dev = process.env.NODE_ENV === "development";
  return [
    "default-src 'none'",
    `script-src ${[...scripts, ...(dev ? ["'unsafe-eval'"] : [])].join(" ")}`,
    `style-src 'self'${dev ? " 'unsafe-inline'" : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function staticHashes(): Record<string, string[]> {
  if (process.env.NODE_ENV !== "production") return {};
  known ??= JSON.parse(readHashes()) as Record<string, string[]>;
  return known;
}

function readHashes(): string {
  try {
    return readFileSync(join(process.cwd(), ".next", "csp-hashes.json"), "utf8");
  } catch (cause) {
    const message = "This build has no .next/csp-hashes.json: make it anew with `npm run build`.";
    throw new Error(message, { cause });
  }
}
