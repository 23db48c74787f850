import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withClient } from "../database/roles";
import { PROJECT } from "../project";
import { createTestDatabase } from "../testing/test-database";
import { schemaSteps } from "./engine";

const schema = readFileSync(join(PROJECT, "prisma/schema.prisma"), "utf8");
const migrated = await createTestDatabase();

// What Prisma can describe: columns, keys, foreign keys, indexes and enums. Checks, triggers and partial indexes it can't.
const PARTS = `
  select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                case when a.attnotnull then ' not null' end, ' ' || pg_get_expr(d.adbin, d.adrelid)) as part
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
     and not a.attisdropped and c.relname <> '_prisma_migrations'
  union all select conrelid::regclass || ': ' || pg_get_constraintdef(oid) from pg_constraint
   where connamespace = 'public'::regnamespace and contype in ('p', 'f', 'u')
     and conrelid <> 'public._prisma_migrations'::regclass
  union all select indexdef from pg_indexes
   where schemaname = 'public' and tablename <> '_prisma_migrations' and indexdef not like '% WHERE (%'
  union all select t.typname || ': ' || string_agg(e.enumlabel, ', ' order by e.enumsortorder)
    from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.typname
  order by 1`;

async function partsOf(url: string): Promise<string[]> {
  const rows = await withClient(
    url,
    async (client) => (await client.query<{ part: string }>(PARTS)).rows,
  );
  return rows.map(({ part }) => part);
}

test("the migrations make exactly what schema.prisma describes", async () => {
  const described = await createTestDatabase();
  const history = "create table _prisma_migrations (id int primary key)";
  const sql = await schemaSteps(described.ownerUrl, null, schema);
  await withClient(described.ownerUrl, (client) =>
    client.query(`drop schema public cascade; create schema public; ${history}; ${sql}`),
  );
  const made = await partsOf(migrated.ownerUrl);
  expect(made).toEqual(await partsOf(described.ownerUrl));
  expect(made.length).toBeGreaterThan(50);
});
