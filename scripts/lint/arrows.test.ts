import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What Biome says of one line of code, as if it stood in the file named. */
function lint(path: string, code: string): string {
  try {
    const args = ["node_modules/@biomejs/biome/bin/biome", "lint", `--stdin-file-path=${path}`];
    const said = execFileSync(process.execPath, args, {
      cwd: root,
      input: `${code}\n`,
      stdio: ["pipe", "pipe", "pipe"],
    });
    return said.toString();
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    return `${stdout}${stderr}`;
  }
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
  ["app/x/page.tsx", "@/lib/server/db"],
  ["app/x/page.tsx", "next-auth"],
] as const;

const ALLOWED = [
  ["lib/core/scoring/x.ts", "@/lib/core/model/words"],
  ["lib/server/projects/x.ts", "@/lib/core/model/words"],
  ["lib/server/auth/x.ts", "next-auth"],
  ["lib/actions/x.ts", "@/lib/server/projects/commands"],
  ["components/roadmap/x.tsx", "@/lib/core/scoring/assess"],
  ["app/x/page.tsx", "@/lib/server/projects/queries"],
] as const;

describe("the import arrows point one way", () => {
  test.each(FORBIDDEN)("%s may not import %s", (path, from) => {
    expect(lint(path, `export { x } from "${from}";`)).toContain("noRestrictedImports");
  });
  test.each(ALLOWED)("%s may import %s", (path, from) => {
    expect(lint(path, `export { x } from "${from}";`)).not.toContain("noRestrictedImports");
  });
});
