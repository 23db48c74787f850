import { rmSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { bundleEngine } from "../build/bundle-engine";
import { startEmbedded } from "../database/embedded";
import { prepareSchema } from "../database/prepare";
import { PROJECT } from "../project";
import { makeTemporaryData } from "./temporary-data";

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
  const directory = makeTemporaryData();
  const remove = () => rmSync(directory, { recursive: true, force: true });
  try {
    const database = await startEmbedded({
      project: PROJECT,
      dataDirectory: directory,
      durable: false,
    });
    await prepareSchema({ project: PROJECT, ...database });
    process.env.PLIMSOLL_ENGINE = directory;
    await bundleEngine(PROJECT, directory);
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
