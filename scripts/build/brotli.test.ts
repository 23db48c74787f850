import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { readBrotli, writeBrotli } from "./brotli";

const project = mkdtempSync(join(tmpdir(), "plimsoll-brotli-"));
afterEach(() => rmSync(project, { recursive: true, force: true }));

test("long texts of the build are ready by their address; pictures, fonts and short texts are not", async () => {
  expect(readBrotli(project)).toEqual(new Map());
  const chunks = join(project, ".next/static/chunks");
  mkdirSync(chunks, { recursive: true });
  const script = "let answer = 42;\n".repeat(200);
  writeFileSync(join(chunks, "a.js"), script);
  writeFileSync(join(chunks, "short.js"), "1");
  writeFileSync(join(chunks, "font.woff2"), script);
  await writeBrotli(project);
  const ready = readBrotli(project);
  expect([...ready.keys()]).toEqual(["/_next/static/chunks/a.js"]);
  const bytes = ready.get("/_next/static/chunks/a.js") ?? Buffer.of();
  expect(brotliDecompressSync(bytes).toString()).toBe(script);
});
