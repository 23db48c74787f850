import pg from "pg";
import { APP_ROLE, OWNER_ROLE } from "./address";
import type { Secrets } from "./secrets";

/**
 * Makes the two roles where they are missing and gives both the passwords of the secrets file.
 * Takes the address of the role that may do so.
 */
export async function makeRoles(adminUrl: string, secrets: Secrets): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const passwords = { [OWNER_ROLE]: secrets.ownerPassword, [APP_ROLE]: secrets.appPassword };
    for (const [role, password] of Object.entries(passwords)) {
      const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
      const verb = known.rowCount === 0 ? "create" : "alter";
      await client.query(
        `${verb} role ${role} login noinherit nosuperuser nocreatedb nocreaterole` +
          ` password ${client.escapeLiteral(password)}`,
      );
    }
  });
}

/** Makes a database for the owner role, closed to everybody but the two roles, when it is missing. */
export async function makeDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const database = client.escapeIdentifier(name);
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create database ${database} owner ${OWNER_ROLE}`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${APP_ROLE}`);
  });
}

/** Opens a connection, hands it to `work`, and closes it whatever happens. Returns what `work` returns. */
export async function withClient<T>(
  connectionString: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while it is idle must not end the process: the next query reports it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
