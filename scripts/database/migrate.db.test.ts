import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PROJECT } from "../project";
import { createTestDatabase } from "../testing/test-database";
import { migrate } from "./migrate";
import { prepareSchema } from "./prepare";
import { withClient } from "./roles";

const { ownerUrl, appUrl } = await createTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "plimsoll-migrations-"));

beforeAll(() => cpSync(join(PROJECT, "prisma/migrations"), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

function writeMigration(name: string, sql: string) {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

const onOwner = <Row extends object>(sql: string) =>
  withClient(ownerUrl, async (client) => (await client.query<Row>(sql)).rows);

test("a migrated database has nothing left to apply", async () => {
  expect(await migrate(ownerUrl, folder)).toEqual([]);
});

test("instances that start at once apply a migration once", async () => {
  writeMigration("29990101000000_once", 'create table "once" (id int)');
  const applied = await Promise.all([1, 2, 3].map(() => migrate(ownerUrl, folder)));
  expect(applied.flat()).toEqual(["29990101000000_once"]);
});

test("a migration that fails leaves no trace, and is applied once it is mended", async () => {
  const name = "29990102000000_fails";
  writeMigration(name, "create table halfway (id int); select 1 / 0");
  await expect(migrate(ownerUrl, folder)).rejects.toThrow(
    /failed and was undone: division by zero/,
  );
  expect(await onOwner("select 1 from pg_tables where tablename = 'halfway'")).toEqual([]);
  writeFileSync(join(folder, name, "migration.sql"), "create table halfway (id int)");
  expect(await migrate(ownerUrl, folder)).toEqual([name]);
});

test("a migration whose file was changed after it was applied is refused", async () => {
  appendFileSync(join(folder, "29990101000000_once/migration.sql"), "\n-- later");
  await expect(migrate(ownerUrl, folder)).rejects.toThrow(/was changed since/);
});

test("a database that a newer version has migrated is refused", async () => {
  await expect(migrate(ownerUrl, join(PROJECT, "prisma/migrations"))).rejects.toThrow(
    /29990101000000_once, which this version of Plimsoll lacks/,
  );
});

test("the app's role gets its rights on a new table, and only insert and read when it is append-only", async () => {
  rmSync(join(folder, "29990101000000_once"), { recursive: true });
  await onOwner("delete from _prisma_migrations where migration_name like '2999%'");
  await onOwner(`create table plain (id int); create table kept (id int);
    comment on table kept is 'append-only'`);
  await prepareSchema({ project: PROJECT, ownerUrl, appUrl });
  const rights = await withClient(
    appUrl,
    async (client) =>
      (
        await client.query<{ name: string; rights: string[] }>(
          `select t.name, array_agg(r.name order by r.name) as rights
             from unnest(array['plain', 'kept', 'audit_event', 'audit_head', '_prisma_migrations']) t(name),
                  unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) r(name)
            where has_table_privilege(t.name, r.name) group by t.name`,
        )
      ).rows,
  );
  expect(Object.fromEntries(rights.map((row) => [row.name, row.rights]))).toEqual({
    plain: ["delete", "insert", "select", "update"],
    kept: ["insert", "select"],
    audit_event: ["select"],
    audit_head: ["select"],
    _prisma_migrations: ["select"],
  });
});

test("an owner's role, or a role that is not there, is refused as the app's", async () => {
  const as = (user: string) => Object.assign(new URL(appUrl), { username: user }).href;
  await expect(
    prepareSchema({ project: PROJECT, ownerUrl, appUrl: as("plimsoll_admin") }),
  ).rejects.toThrow(/a role of its own/);
  await expect(
    prepareSchema({ project: PROJECT, ownerUrl, appUrl: as("nobody_here") }),
  ).rejects.toThrow(/no role "nobody_here"/);
});
