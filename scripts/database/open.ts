import type { Environment } from "@/lib/server/env";
import { PROJECT } from "../project";
import { serverAccount } from "./account";
import { APP_ROLE, DATABASE, OWNER_ROLE, socketUrl } from "./address";
import { startEmbedded } from "./embedded";
import { openExternal } from "./external";
import { runningInstance } from "./instance";
import { dataPlace } from "./place";
import { keepSecrets } from "./secrets";

/** A database that answers, and how to let go of it. */
export type OpenDatabase = { ownerUrl: string; appUrl: string; close(): Promise<void> };

/**
 * Opens the database that `npm start` uses, for a command beside it: the one in `DATABASE_URL`, else the embedded
 * one, which is started for the time being unless Plimsoll is running. Throws an `Explained` when it can't be.
 */
export async function openDatabase(environment: Environment): Promise<OpenDatabase> {
  if (environment.databaseUrl || environment.databaseOwnerUrl) {
    const { ownerUrl, appUrl } = await openExternal(environment);
    return { ownerUrl, appUrl, close: async () => {} };
  }
  const { dataDirectory: asked } = environment;
  const dataDirectory = dataPlace(PROJECT, serverAccount(), asked);
  const running = runningInstance(dataDirectory);
  if (running) {
    const { ownerPassword, appPassword } = keepSecrets(dataDirectory);
    const url = (role: string, password: string) =>
      socketUrl(running.socketDirectory, role, password, DATABASE);
    return {
      ownerUrl: url(OWNER_ROLE, ownerPassword),
      appUrl: url(APP_ROLE, appPassword),
      close: async () => {},
    };
  }
  const { ownerUrl, appUrl, stop } = await startEmbedded({
    project: PROJECT,
    dataDirectory: asked,
  });
  return { ownerUrl, appUrl, close: stop };
}
