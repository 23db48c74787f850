import type pg from "pg";
import { Explained } from "../explained";
import { withClient } from "./roles";

const HISTORY_TABLE = "_prisma_migrations";
/** Writes the audit log as the tables' owner, so that the app needs no right to write there. */
const AUDIT_FUNCTION = "append_audit";

/**
 * Gives the app's role its rights on every table, after every migration and in one transaction: read and write in
 * general, read and insert where the table's comment says "append-only", read alone where it says "audit".
 * Takes the owner's address and the role's name. Throws an `Explained` when the role is missing or too powerful.
 */
export async function grantToApp(ownerUrl: string, appRole: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await refuseUnfitRole(client, appRole);
    const role = client.escapeIdentifier(appRole);
    const tables = await client.query<{ name: string; comment: string | null }>(
      `select c.relname as name, obj_description(c.oid, 'pg_class') as comment
         from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    );
    const functions = await client.query<{ signature: string }>(
      `select p.oid::regprocedure::text as signature
         from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proname = $1`,
      [AUDIT_FUNCTION],
    );
    const statements = [
      `grant usage on schema public to ${role}`,
      `revoke all on all tables in schema public from ${role}`,
      `grant usage, select on all sequences in schema public to ${role}`,
      ...tables.rows.map(({ name, comment }) => {
        const rights = rightsOn(name, comment ?? "");
        return `grant ${rights} on ${client.escapeIdentifier(name)} to ${role}`;
      }),
      ...functions.rows.map(({ signature }) => `grant execute on function ${signature} to ${role}`),
    ];
    await client.query("begin");
    for (const statement of statements) await client.query(statement);
    await client.query("commit");
  });
}

function rightsOn(table: string, comment: string): string {
  const words = comment.split(/,\s*/);
  if (table === HISTORY_TABLE || words.includes("audit")) return "select";
  if (words.includes("append-only")) return "select, insert";
  return "select, insert, update, delete";
}

async function refuseUnfitRole(client: pg.Client, appRole: string): Promise<void> {
  const found = await client.query<{ super: boolean; owner: boolean }>(
    `select rolsuper as super, pg_has_role(oid, current_user, 'member') as owner
       from pg_roles where rolname = $1`,
    [appRole],
  );
  const role = found.rows[0];
  if (!role) {
    throw new Explained(
      `The database has no role "${appRole}". Make it first: create role ${appRole} login noinherit password '…'.`,
    );
  }
  if (role.super || role.owner) {
    throw new Explained(
      `The role "${appRole}" in DATABASE_URL may do everything that the owner of the tables may do.` +
        " Give the app a role of its own: docs/operations.md, two roles.",
    );
  }
}
