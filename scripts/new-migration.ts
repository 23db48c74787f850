import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "./database/embedded";
import { Explained, runCommand } from "./explained";
import { PROJECT } from "./project";
import { schemaSteps } from "./schema/engine";
import { makeTemporaryData } from "./testing/temporary-data";

const SCHEMA = "prisma/schema.prisma";

await runCommand(async () => {
  const name = process.argv[2] ?? "";
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    const message = "Name the migration in lower case: npm run new-migration add_snapshots";
    throw new Explained(message, { exitCode: 2 });
  }
  const words = ["show", `HEAD:${SCHEMA}`];
  const committed = spawnSync("git", words, { cwd: PROJECT, encoding: "utf8" });
  if (committed.status !== 0) {
    throw new Explained(`git has no earlier ${SCHEMA} to start from: ${committed.stderr.trim()}`);
  }
  const sql = await stepsFrom(committed.stdout);
  if (sql === "") throw new Explained(`${SCHEMA} is as it was committed: there is nothing to do.`);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(join(PROJECT, folder));
  writeFileSync(join(PROJECT, folder, "migration.sql"), `${sql}\n`);
  console.log(`Wrote ${folder}/migration.sql: the way from the committed schema to yours.`);
  console.log("Read it before it is used, and mark append-only and audit tables by a comment.");
});

async function stepsFrom(committed: string): Promise<string> {
  const dataDirectory = makeTemporaryData();
  const database = await startEmbedded({ project: PROJECT, dataDirectory, durable: false });
  try {
    const mine = readFileSync(join(PROJECT, SCHEMA), "utf8");
    return await schemaSteps(database.ownerUrl, committed, mine);
  } finally {
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
