import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Explained, errorCode } from "../explained";
import { type Account, serverAccount } from "./account";
import { ADMIN_ROLE, APP_ROLE, DATABASE, OWNER_ROLE, socketUrl } from "./address";
import { findBinaries } from "./binaries";
import { initialise, makeSocketDirectory } from "./initialise";
import { SOCKET_PREFIX, takeDataDirectory } from "./instance";
import { dataPlace } from "./place";
import { makeDatabase, makeRoles } from "./roles";
import { keepSecrets, type Secrets } from "./secrets";
import { type Server, startServer } from "./server";

/** The embedded database, running. */
export type EmbeddedDatabase = {
  dataDirectory: string;
  socketDirectory: string;
  secrets: Secrets;
  /** The address for migrations. */
  ownerUrl: string;
  /** The address for the app. */
  appUrl: string;
  /** The server's process; another one after `restart`. */
  server(): Server;
  /** Starts the server again, at the same addresses, after it has ended by itself. */
  restart(): Promise<void>;
  /** Stops the server cleanly and gives the data folder back. */
  stop(): Promise<void>;
};

/** Where and how the embedded database runs. */
export type EmbeddedOptions = {
  /** The root of the project. */
  project: string;
  /** Another data folder than `.data` in the project. */
  dataDirectory?: string;
  /** False only in tests: faster, and a crash may lose data. */
  durable?: boolean;
};

/**
 * Starts the embedded PostgreSQL, making data folder, secrets, roles and the empty database when they are missing.
 * Throws an `Explained` with what a person can do when something stands in the way.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  let account = serverAccount();
  const dataDirectory = dataPlace(options.project, account, options.dataDirectory);
  const cluster = join(dataDirectory, "postgres");
  account = ownerOf(cluster, account);
  const socketDirectory = makeSocketDirectory(account, SOCKET_PREFIX);
  let release = () => {};
  try {
    release = takeDataDirectory(dataDirectory, socketDirectory);
    const secrets = keepSecrets(dataDirectory);
    const binaries = findBinaries(account, dataDirectory);
    await initialise({ binaries, account, cluster, adminPassword: secrets.adminPassword });
    const start = () =>
      startServer({
        binaries,
        account,
        cluster,
        socketDirectory,
        logFile: join(dataDirectory, "postgres.log"),
        durable: options.durable ?? true,
      });
    let server = await start();
    try {
      const admin = (database: string) =>
        socketUrl(socketDirectory, ADMIN_ROLE, secrets.adminPassword, database);
      await makeRoles(admin("postgres"), secrets);
      await makeDatabase(admin("postgres"), DATABASE);
    } catch (error) {
      await server.stop();
      throw explainPassword(error, dataDirectory);
    }
    return {
      dataDirectory,
      socketDirectory,
      secrets,
      ownerUrl: socketUrl(socketDirectory, OWNER_ROLE, secrets.ownerPassword, DATABASE),
      appUrl: socketUrl(socketDirectory, APP_ROLE, secrets.appPassword, DATABASE),
      server: () => server,
      restart: async () => {
        server = await start();
      },
      stop: async () => {
        await server.stop();
        rmSync(socketDirectory, { recursive: true, force: true });
        release();
      },
    };
  } catch (error) {
    rmSync(socketDirectory, { recursive: true, force: true });
    release();
    throw error;
  }
}

function explainPassword(error: unknown, dataDirectory: string): unknown {
  if (errorCode(error) !== "28P01") return error;
  return new Explained(
    `The passwords in ${join(dataDirectory, "secrets.json")} are not those of the database beside it.` +
      " Restore both from the same back-up.",
    { cause: error },
  );
}

// Root keeps a database running under the account that made it.
function ownerOf(cluster: string, account: Account): Account {
  if (!account || !existsSync(cluster)) return account;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? account : { uid, gid };
}
