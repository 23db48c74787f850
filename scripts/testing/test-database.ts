import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { ADMIN_ROLE, APP_ROLE, DATABASE, OWNER_ROLE, socketUrl } from "../database/address";
import { makeDatabase, withClient } from "../database/roles";

/** A migrated, empty database of one test file. */
export type TestDatabase = {
  name: string;
  /** The app's role: what `database()` connects as. */
  appUrl: string;
  /** The role that owns the tables. */
  ownerUrl: string;
  /** The superuser. */
  adminUrl: string;
};

/**
 * Makes a fresh database and points `DATABASE_URL` and `DATABASE_OWNER_URL` of this test file at it.
 * Called once per file, at its top: `const { ownerUrl } = await createTestDatabase();`. It goes with the server.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = (role: string, password: string, database: string) =>
    socketUrl(server.socketDirectory, role, password, database);
  const maintenance = url(ADMIN_ROLE, server.adminPassword, "postgres");
  await withClient(maintenance, (client) =>
    client.query(`create database ${name} template ${DATABASE} owner ${OWNER_ROLE}`),
  );
  await makeDatabase(maintenance, name);
  const database = {
    name,
    appUrl: url(APP_ROLE, server.appPassword, name),
    ownerUrl: url(OWNER_ROLE, server.ownerPassword, name),
    adminUrl: url(ADMIN_ROLE, server.adminPassword, name),
  };
  process.env.DATABASE_URL = database.appUrl;
  process.env.DATABASE_OWNER_URL = database.ownerUrl;
  return database;
}
