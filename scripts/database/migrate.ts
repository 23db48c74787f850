import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { Explained, errorMessage } from "../explained";
import { withClient } from "./roles";

// Any number will do, as long as every instance takes the same one.
const LOCK = 7_461_309_218;

// Prisma's own table, so that its command line understands a database that was migrated here, and the other way round.
const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

type Migration = { name: string; sql: string; checksum: string };
type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Applies the migrations of a folder that the database lacks, in order, each in one transaction with its note in
 * the history; instances that start at once wait for each other. Takes the owner's address.
 * Returns the names of those applied. Throws an `Explained` when history and folder contradict each other or a
 * migration fails: that one has then left no trace.
 */
export async function migrate(ownerUrl: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withClient(ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(HISTORY);
    const history = await client.query<Applied>(
      `select migration_name, checksum, finished_at from _prisma_migrations
        where rolled_back_at is null`,
    );
    const missing = missingFrom(history.rows, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  });
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, path: join(folder, entry.name, "migration.sql") }))
    .filter(({ path }) => existsSync(path))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, path }) => {
      const sql = readFileSync(path, "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function missingFrom(history: Applied[], migrations: Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished_at } of history) {
    const migration = known.get(name);
    if (!migration) {
      throw new Explained(
        `The database knows the migration ${name}, which this version of Plimsoll lacks: it was used by a newer` +
          " version. Start that one, or restore the back-up made before the upgrade.",
      );
    }
    if (!finished_at) {
      throw new Explained(
        `The migration ${name} was begun by another tool and did not end. Finish or undo it with that tool first.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Explained(
        `The migration ${name} is not the one that this database was made with: its file was changed since.`,
      );
    }
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const started = new Date();
  try {
    await client.query("begin");
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name, started],
    );
    await client.query("commit");
  } catch (cause) {
    // On a connection that is gone there is nothing to roll back, and the first error says more.
    await client.query("rollback").catch(() => undefined);
    throw new Explained(`The migration ${name} failed and was undone: ${errorMessage(cause)}.`, {
      cause,
    });
  }
}
