import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { collect } from "./collect";

const folder = mkdtempSync(join(tmpdir(), "plimsoll-collect-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a file that Git has counts although an ignore rule names it; an ignored one that it has not is left out", () => {
  const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words]);
  for (const [path, text] of [
    [".gitignore", ".env\n*.key\n"],
    ["compose.yaml", "services: {}\n"],
    [".env", "A=1\n"],
    ["a.key", "x\n"],
  ] as const) {
    writeFileSync(join(folder, path), text);
  }
  git("init", "--quiet");
  git("add", "--force", ".env");
  const { complete, files } = collect([folder], folder);
  expect(complete).toBe(true);
  expect(files.map(({ path, tracked }) => [path, tracked ?? false])).toEqual([
    [".env", true],
    [".gitignore", false],
    ["compose.yaml", false],
  ]);
});
