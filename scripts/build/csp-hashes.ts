import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

/** The sources for `script-src` of every static page: path on the site, then `'sha256-…'` of its inline scripts. */
export type CspHashes = Record<string, string[]>;

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** Takes the HTML of a page. Returns the sources that allow its inline scripts, each once. */
export function scriptSources(html: string): string[] {
  const sources = [...html.matchAll(INLINE_SCRIPT)].map(([, script = ""]) => {
    return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  });
  return [...new Set(sources)];
}

/** Takes a page's file below `.next/server/app`. Returns the path at which it is served. */
export function pathOfPage(file: string): string {
  const path = file
    .split(sep)
    .join("/")
    .replace(/\.html$/, "");
  return path === "index" ? "/" : `/${path}`;
}

/**
 * Hashes the inline scripts of the pages that a build made: a static page can't have a nonce.
 * Writes `.next/csp-hashes.json`, from which the policy of those pages is made.
 */
export function writeCspHashes(project: string): CspHashes {
  const pages = join(project, ".next/server/app");
  const files = readdirSync(pages, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .sort();
  const hashes: CspHashes = {};
  for (const file of files) {
    hashes[pathOfPage(relative(pages, join(pages, file)))] = scriptSources(
      readFileSync(join(pages, file), "utf8"),
    );
  }
  writeFileSync(join(project, ".next/csp-hashes.json"), JSON.stringify(hashes));
  return hashes;
}
