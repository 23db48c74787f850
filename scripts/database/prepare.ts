import { join } from "node:path";
import pg from "pg";
import { grantToApp } from "./grant";
import { migrate } from "./migrate";

/** The two addresses of one database. */
export type Addresses = { project: string; ownerUrl: string; appUrl: string };

/** What was done: the migrations applied, and whether the app has a role of its own. */
export type Prepared = { applied: string[]; separateRoles: boolean };

/**
 * Brings a database to the state that this version of Plimsoll needs: its migrations, then the rights of the app's
 * role. With one role for both there are no rights to give, and the audit log rests on its triggers alone.
 * Throws an `Explained` when it can't be done.
 */
export async function prepareSchema({ project, ownerUrl, appUrl }: Addresses): Promise<Prepared> {
  const applied = await migrate(ownerUrl, join(project, "prisma/migrations"));
  const appRole = roleOf(appUrl);
  const separateRoles = appRole !== undefined && appRole !== roleOf(ownerUrl);
  if (separateRoles) await grantToApp(ownerUrl, appRole);
  return { applied, separateRoles };
}

function roleOf(url: string): string | undefined {
  return new pg.Client(url).user;
}
