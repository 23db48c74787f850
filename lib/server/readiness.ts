import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { database } from "./db";

/** Whether the app can do its work: `unreachable` and `unmigrated` say what the database lacks. */
export type Readiness = "ready" | "unreachable" | "unmigrated";

/** Asks the database whether it answers and has every migration that this version brings. Never throws. */
export async function readiness(): Promise<Readiness> {
  try {
    const applied = await database().$queryRaw<{ name: string }[]>`
      select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null`;
    const names = new Set(applied.map(({ name }) => name));
    const expected = await migrationNames();
    return expected.every((name) => names.has(name)) ? "ready" : "unmigrated";
  } catch (error) {
    return isMissingTable(error) ? "unmigrated" : "unreachable";
  }
}

let known: Promise<string[]> | undefined;

function migrationNames(): Promise<string[]> {
  known ??= readdir(join(process.cwd(), "prisma", "migrations"), { withFileTypes: true }).then(
    (entries) => entries.filter((entry) => entry.isDirectory()).map(({ name }) => name),
  );
  return known;
}

// 42P01, an undefined table, as Prisma reports it for a raw query.
function isMissingTable(error: unknown): boolean {
  return error instanceof Error && error.message.includes("42P01");
}
