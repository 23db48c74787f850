import { expect, test } from "vitest";
import { withClient } from "@/scripts/database/roles";
import { createTestDatabase } from "@/scripts/testing/test-database";
import { readiness } from "./readiness";

const { ownerUrl, adminUrl, name } = await createTestDatabase();

const asOwner = (sql: string) => withClient(ownerUrl, (client) => client.query(sql));

test("a migrated database is ready", async () => {
  expect(await readiness()).toBe("ready");
});

test("a database that lacks a migration, or all of them, is unmigrated", async () => {
  await asOwner("update _prisma_migrations set finished_at = null");
  expect(await readiness()).toBe("unmigrated");
  await asOwner("alter table _prisma_migrations rename to elsewhere");
  expect(await readiness()).toBe("unmigrated");
  await asOwner("alter table elsewhere rename to _prisma_migrations");
  await asOwner("update _prisma_migrations set finished_at = now()");
  expect(await readiness()).toBe("ready");
});

test("a database that takes no connections is unreachable, and ready again once it does", async () => {
  const asAdmin = (sql: string) =>
    withClient(adminUrl.replace(`/${name}?`, "/postgres?"), (client) => client.query(sql));
  await asAdmin(`alter database ${name} allow_connections false`);
  await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  expect(await readiness()).toBe("unreachable");
  await asAdmin(`alter database ${name} allow_connections true`);
  expect(await readiness()).toBe("ready");
});
