import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
let tree = "";
let said = "";

/** Where a case stands in a tree of its own: beside the file it speaks of. */
function place(path: string, from: string): string {
  const name = `case-${from.replaceAll(/[^a-z]/g, "-")}`;
  return join(dirname(path), `${name}${extname(path)}`);
}

const FORBIDDEN = [
  ["lib/core/scoring/x.ts", "react"],
  ["lib/core/scoring/x.ts", "@/lib/server/db"],
  ["lib/core/scoring/x.ts", "node:fs"],
  ["lib/schemas/x.ts", "@/lib/server/db"],
  ["lib/schemas/x.ts", "react"],
  ["lib/server/projects/x.ts", "@/lib/actions/projects"],
  ["lib/server/projects/x.ts", "@/components/ui/button"],
  ["lib/server/projects/x.ts", "@prisma/adapter-pg"],
  ["lib/server/projects/x.ts", "next-auth"],
  ["lib/server/auth/x.ts", "@/components/ui/button"],
  ["lib/server/auth/x.ts", "@prisma/adapter-pg"],
  ["lib/actions/x.ts", "@/components/ui/button"],
  ["lib/actions/x.ts", "@/lib/server/db"],
  ["lib/actions/x.ts", "next-auth"],
  ["components/ui/x.tsx", "@/lib/core/model/words"],
  ["components/ui/x.tsx", "@/components/shell/top-bar"],
  ["components/roadmap/x.tsx", "@/lib/server/db"],
  ["components/roadmap/x.tsx", "@/app/layout"],
  ["cli/x.ts", "@/lib/server/db"],
  ["cli/x.ts", "react"],
  ["app/x/page.tsx", "@/lib/server/db"],
  ["app/x/page.tsx", "next-auth"],
] as const;

const ALLOWED = [
  ["lib/core/scoring/x.ts", "@/lib/core/model/words"],
  ["lib/server/projects/x.ts", "@/lib/core/model/words"],
  ["lib/server/auth/x.ts", "next-auth"],
  ["lib/actions/x.ts", "@/lib/server/projects/commands"],
  ["components/roadmap/x.tsx", "@/lib/core/scoring/assess"],
  ["cli/x.ts", "@/lib/core/model/words"],
  ["cli/x.ts", "node:fs"],
  ["app/x/page.tsx", "@/lib/server/projects/queries"],
] as const;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), "plimsoll-arrows-"));
  const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  const own = { ...config, $schema: undefined, vcs: { enabled: false } };
  writeFileSync(join(tree, "biome.json"), JSON.stringify(own));
  for (const [path, from] of [...FORBIDDEN, ...ALLOWED]) {
    const file = join(tree, place(path, from));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `export { x } from "${from}";\n`);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const run = spawnSync(
    process.execPath,
    [biome, "lint", "--reporter=github", "--max-diagnostics=none", "."],
    { cwd: tree, encoding: "utf8" },
  );
  said = `${run.stdout}${run.stderr}`;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

function refused(path: string, from: string): boolean {
  const file = place(path, from);
  return said
    .split("\n")
    .some((line) => line.includes("noRestrictedImports") && line.includes(file));
}

describe("the import arrows point one way", () => {
  test.each(FORBIDDEN)("%s may not import %s", (path, from) => {
    expect(refused(path, from)).toBe(true);
  });
  test.each(ALLOWED)("%s may import %s", (path, from) => {
    expect(refused(path, from)).toBe(false);
  });
});
