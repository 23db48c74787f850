import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../database/embedded";
import { prepareSchema } from "../database/prepare";

/** How the tests reach their PostgreSQL. */
export type TestServer = {
  socketDirectory: string;
  adminPassword: string;
  ownerPassword: string;
  appPassword: string;
};

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Starts a PostgreSQL for the database tests in a temporary folder, its first database migrated: the template that
 * `createTestDatabase` copies. Returns how to stop and remove it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = resolve(import.meta.dirname, "../..");
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-test-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const database = await startEmbedded({
      project: root,
      dataDirectory: directory,
      durable: false,
    });
    await prepareSchema({ project: root, ...database });
    const { socketDirectory, secrets } = database;
    project.provide("testServer", { socketDirectory, ...secrets });
    return async () => {
      await database.stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
